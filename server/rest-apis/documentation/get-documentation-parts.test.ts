import { expect, test } from 'vitest'
import type { Context } from '#server/context.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { makeApi } from '../testing/make-api.ts'
import { createDocumentationPart } from './create-documentation-part.ts'
import { getDocumentationParts } from './get-documentation-parts.ts'

const locations = [
  { type: 'API' },
  { type: 'METHOD', path: '/pets/{id}', method: 'GET' },
  { type: 'RESOURCE', path: '/pets' },
  { type: 'PATH_PARAMETER', path: '/pets', method: '*', name: 'id' },
  { type: 'MODEL', name: 'Error' },
]

/** An API with a part at each of the locations, the one of the model without text. */
async function documented(context: Context): Promise<string> {
  const { restApiId } = await makeApi(context)
  for (const location of locations) {
    const properties = location.type === 'MODEL' ? ' { } ' : '{"description":"Text"}'
    await createDocumentationPart(context, { restApiId, location, properties })
  }
  return restApiId
}

const typesOf = (items: readonly { location: { type: string } }[]) => items.map(({ location }) => location.type).sort()

test('every part is on exactly one page', () =>
  withWorld(async ({ owner }) => {
    const restApiId = await documented(owner)
    const seen: string[] = []
    let position: string | undefined
    do {
      const page = await getDocumentationParts(owner, { restApiId, limit: 2, ...(position ? { position } : {}) })
      expect(page.items.length).toBeLessThanOrEqual(2)
      seen.push(...typesOf(page.items))
      position = page.position
    } while (position !== undefined)
    expect(seen.sort()).toEqual(typesOf(locations.map((location) => ({ location }))))
  }))

test.each([
  [{ type: 'METHOD' as const }, ['METHOD']],
  [{ path: '/pets' }, ['PATH_PARAMETER', 'RESOURCE']],
  [{ path: '/pets', type: 'RESOURCE' as const }, ['RESOURCE']],
  [{ nameQuery: 'id' }, ['PATH_PARAMETER']],
  [{ nameQuery: 'i' }, []],
  [{ path: '/' }, []],
  [{ locationStatus: 'DOCUMENTED' as const }, ['API', 'METHOD', 'PATH_PARAMETER', 'RESOURCE']],
])('%j finds %j', (filter, types) =>
  withWorld(async ({ owner }) => {
    const restApiId = await documented(owner)
    expect(typesOf((await getDocumentationParts(owner, { restApiId, ...filter })).items)).toEqual(types)
  }),
)

test('UNDOCUMENTED lists what has no text of its own: entities without a part, and parts without text', () =>
  withWorld(async ({ owner }) => {
    const restApiId = await documented(owner)
    const list = async (more: object) =>
      await getDocumentationParts.invoke(owner, { restApiId, locationStatus: 'UNDOCUMENTED', ...more })
    expect((await list({})).items).toEqual([
      { location: { type: 'MODEL', name: 'Empty' } },
      { id: expect.any(String), location: { type: 'MODEL', name: 'Error' }, properties: ' { } ' },
      { location: { type: 'RESOURCE', path: '/' } },
      { location: { type: 'RESOURCE', path: '/pets/{id}' } },
      { location: { type: 'PATH_PARAMETER', path: '/pets/{id}', method: 'GET', name: 'id' } },
    ])
    expect(typesOf((await list({ type: 'MODEL' })).items)).toEqual(['MODEL', 'MODEL'])
    expect(typesOf((await list({ path: '/pets/{id}' })).items)).toEqual(['PATH_PARAMETER', 'RESOURCE'])
    expect(typesOf((await list({ nameQuery: 'Empty' })).items)).toEqual(['MODEL'])
    const first = await list({ limit: 3 })
    expect(first.items).toHaveLength(3)
    const second = await list({ limit: 3, position: first.position })
    expect(typesOf(second.items)).toEqual(['PATH_PARAMETER', 'RESOURCE'])
    expect(second.position).toBeUndefined()
  }))

test.each([
  [{ type: 'THING' }],
  [{ locationStatus: 'SOME' }],
  [{ limit: 0 }],
  [{ limit: 501 }],
  [{ position: '%' }],
  [{ position: Buffer.from('-1').toString('base64url'), locationStatus: 'UNDOCUMENTED' }],
  [{ position: Buffer.from('x').toString('base64url'), locationStatus: 'UNDOCUMENTED' }],
])('400 for %j', (wrong) =>
  withWorld(async ({ owner }) => {
    const { restApiId } = await makeApi(owner)
    await expect(getDocumentationParts.invoke(owner, { restApiId, ...wrong })).rejects.toMatchObject({ status: 400 })
  }),
)
