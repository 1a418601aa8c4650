import { expect, test } from 'vitest'
import type { Context } from '#server/context.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { makeApi } from '../testing/make-api.ts'
import { compareDocumentationVersions } from './compare-documentation-versions.ts'
import { createDocumentationPart } from './create-documentation-part.ts'
import { createDocumentationVersion } from './create-documentation-version.ts'
import { deleteDocumentationPart } from './delete-documentation-part.ts'
import { updateDocumentationPart } from './update-documentation-part.ts'

async function write(context: Context, restApiId: string, type: string, properties: string): Promise<string> {
  const { id } = await createDocumentationPart(context, { restApiId, location: { type }, properties })
  return id
}

test('added, removed and changed parts between two versions, a version and the draft, and the other way round', () =>
  withWorld(async ({ owner, passTime }) => {
    const { restApiId } = await makeApi(owner)
    const same = await write(owner, restApiId, 'RESPONSE', '{"description":"Same","tags":["a","b"]}')
    const gone = await write(owner, restApiId, 'METHOD', '{"summary":"Gone"}')
    const changed = await write(owner, restApiId, 'API', '{"a":1,"b":{"c":2},"d":3}')
    await createDocumentationVersion(owner, { restApiId, documentationVersion: '1' })
    passTime(1000)
    await deleteDocumentationPart(owner, { restApiId, documentationPartId: gone })
    await updateDocumentationPart(owner, {
      restApiId,
      documentationPartId: same,
      properties: '{ "tags": ["a", "b"], "description": "Same" }',
    })
    const after = '{"a":2,"b":{"c":2},"e":null}'
    await updateDocumentationPart(owner, { restApiId, documentationPartId: changed, properties: after })
    const added = await write(owner, restApiId, 'RESOURCE', '{}')

    const draft = await compareDocumentationVersions(owner, { restApiId, from: '1' })
    expect(draft).toEqual({
      from: { version: '1', createdDate: new Date(owner.now().getTime() - 1000), partCount: 3 },
      to: { partCount: 3 },
      added: [{ id: added, location: { type: 'RESOURCE', path: '/' }, properties: '{}' }],
      removed: [{ id: gone, location: { type: 'METHOD', path: '/', method: '*' }, properties: '{"summary":"Gone"}' }],
      changed: [
        {
          id: changed,
          location: { type: 'API' },
          before: '{"a":1,"b":{"c":2},"d":3}',
          after,
          members: [
            { name: 'a', before: 1, after: 2 },
            { name: 'd', before: 3 },
            { name: 'e', after: null },
          ],
        },
      ],
      unchangedCount: 1,
    })
    await createDocumentationVersion(owner, { restApiId, documentationVersion: '2' })
    const versions = await compareDocumentationVersions(owner, { restApiId, from: '1', to: '2' })
    expect(versions).toEqual({ ...draft, to: { version: '2', createdDate: owner.now(), partCount: 3 } })
    const back = await compareDocumentationVersions(owner, { restApiId, from: '2', to: '1' })
    expect(back).toMatchObject({ added: draft.removed, removed: draft.added, unchangedCount: 1 })
    expect(back.changed[0]?.members).toContainEqual({ name: 'd', after: 3 })
    const none = await compareDocumentationVersions(owner, { restApiId, from: '2' })
    expect(none).toMatchObject({ added: [], removed: [], changed: [], unchangedCount: 3 })
  }))

test('parts are the same by location, not by id', () =>
  withWorld(async ({ owner }) => {
    const { restApiId } = await makeApi(owner)
    const first = await write(owner, restApiId, 'API', '{"a":1}')
    await createDocumentationVersion(owner, { restApiId, documentationVersion: '1' })
    await deleteDocumentationPart(owner, { restApiId, documentationPartId: first })
    const second = await write(owner, restApiId, 'API', '{"a":2}')
    const { changed, added, removed } = await compareDocumentationVersions(owner, { restApiId, from: '1' })
    expect(changed).toMatchObject([{ id: second, members: [{ name: 'a', before: 1, after: 2 }] }])
    expect([...added, ...removed]).toEqual([])
  }))

test('404 for a version that is not there, and in another account; 200 for a viewer', () =>
  withWorld(async ({ owner, as, stranger }) => {
    const { restApiId } = await makeApi(owner)
    await expect(compareDocumentationVersions(owner, { restApiId, from: '1' })).rejects.toMatchObject({ status: 404 })
    await expect(compareDocumentationVersions(owner, { restApiId, to: '1' })).rejects.toMatchObject({ status: 404 })
    await expect(compareDocumentationVersions(stranger, { restApiId })).rejects.toMatchObject({ status: 404 })
    expect(await compareDocumentationVersions(as('viewer'), { restApiId })).toMatchObject({ unchangedCount: 0 })
  }))
