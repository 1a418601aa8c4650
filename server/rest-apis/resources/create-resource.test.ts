import { expect, test } from 'vitest'
import { withWorld } from '#server/testing/with-world.ts'
import { makeApi } from '../testing/make-api.ts'
import { createResource } from './create-resource.ts'
import { getResources } from './get-resources.ts'

test.each(['dogs', 'a.b_c-d:e', '{name}', '{proxy+}'])(
  '200 for the segment %s below the root and below another',
  (pathPart) =>
    withWorld(async ({ owner }) => {
      const { restApiId, rootResourceId: parentId } = await makeApi(owner)
      const first = await createResource(owner, { restApiId, parentId, pathPart: 'first' })
      const created = await createResource(owner, { restApiId, parentId, pathPart })
      expect(created).toEqual({ id: expect.stringMatching(/^[a-z0-9]{6}$/), parentId, pathPart, path: `/${pathPart}` })
      expect(await createResource(owner, { restApiId, parentId: first.id, pathPart })).toMatchObject({
        parentId: first.id,
        path: `/first/${pathPart}`,
      })
    }),
)

test.each(['', 'a b', 'a/b', '{a', 'a}', '{}', '{+}', '{a}b', '..%2f', 'é', 'x'.repeat(256), '{proxy*}'])(
  '400 for the segment %j',
  (pathPart) =>
    withWorld(async ({ owner }) => {
      const { restApiId, rootResourceId: parentId } = await makeApi(owner)
      await expect(createResource(owner, { restApiId, parentId, pathPart })).rejects.toMatchObject({
        failure: 'BadRequestException',
        message: expect.stringContaining("Resource's path part only allow a-zA-Z0-9._-:"),
      })
    }),
)

test('400 for a second variable among siblings, and for a child of a greedy one', () =>
  withWorld(async ({ owner }) => {
    const { restApiId, rootResourceId, petsId } = await makeApi(owner)
    for (const pathPart of ['{other}', '{proxy+}']) {
      await expect(createResource(owner, { restApiId, parentId: petsId, pathPart })).rejects.toMatchObject({
        failure: 'BadRequestException',
        message: 'A sibling ({id}) of this resource already has a variable path part -- only one is allowed',
      })
    }
    const greedy = await createResource(owner, { restApiId, parentId: rootResourceId, pathPart: '{proxy+}' })
    await expect(createResource(owner, { restApiId, parentId: greedy.id, pathPart: 'x' })).rejects.toMatchObject({
      failure: 'BadRequestException',
      message: 'Cannot create a child of a resource with a greedy path variable: {proxy+}',
    })
  }))

test('409 for a name that a sibling has', () =>
  withWorld(async ({ owner }) => {
    const { restApiId, rootResourceId: parentId } = await makeApi(owner)
    await expect(createResource(owner, { restApiId, parentId, pathPart: 'pets' })).rejects.toMatchObject({
      failure: 'ConflictException',
      message: 'Another resource with the same parent already has this name: pets',
    })
  }))

test('404 for an unknown parent, the parent of another API, and in another account', () =>
  withWorld(async ({ owner, stranger, as }) => {
    const { restApiId, rootResourceId: parentId } = await makeApi(owner)
    const other = await makeApi(owner)
    const missing = { failure: 'NotFoundException', message: 'Invalid Resource identifier specified' }
    const pathPart = 'x'
    await expect(createResource(owner, { restApiId, parentId: 'nope', pathPart })).rejects.toMatchObject(missing)
    await expect(createResource(owner, { restApiId, parentId: other.rootResourceId, pathPart })).rejects.toMatchObject(
      missing,
    )
    await expect(createResource(owner, { restApiId: 'nope', parentId, pathPart })).rejects.toMatchObject(missing)
    await expect(createResource(stranger, { restApiId, parentId, pathPart })).rejects.toMatchObject(missing)
    await expect(createResource(as('viewer'), { restApiId, parentId, pathPart })).rejects.toMatchObject({
      failure: 'ForbiddenException',
    })
    expect((await getResources(owner, { restApiId })).items).toHaveLength(3)
  }))
