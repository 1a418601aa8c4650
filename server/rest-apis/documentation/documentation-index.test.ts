import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DocumentationLocation } from '#db/schema/documentation-parts.ts'
import { indexDocumentation, parseProperties } from './documentation-index.ts'
import { completeLocation, documentationPartTypes } from './documentation-location.ts'

type Part = ReturnType<typeof part>

const part = (location: DocumentationLocation, text: string) => ({
  location,
  properties: JSON.stringify({ description: text }),
})
const found = (parts: Part[], location: DocumentationLocation) => indexDocumentation(parts).find(location).description

test("the developer guide's example: the longest path wins over an exact status code", () => {
  const parts = [
    part({ type: 'RESPONSE', path: '/pets', method: '*', statusCode: '*' }, 'first'),
    part({ type: 'RESPONSE', path: '/pets', method: '*', statusCode: '200' }, 'second'),
    part({ type: 'RESPONSE', path: '/pets/petId', method: '*', statusCode: '*' }, 'third'),
  ]
  const at = (path: string, statusCode: string) => found(parts, { type: 'RESPONSE', path, method: 'GET', statusCode })
  expect(at('/pets/petId', '200')).toBe('third')
  expect(at('/pets', '200')).toBe('second')
  expect(at('/pets', '404')).toBe('first')
  expect(at('/pets/other/deep', '404')).toBe('first')
  expect(at('/petshop', '404')).toBeUndefined()
  expect(at('/', '404')).toBeUndefined()
})

test('at one path an exact status code goes before an exact method', () => {
  const parts = [
    part({ type: 'RESPONSE', path: '/pets', method: 'GET', statusCode: '*' }, 'method'),
    part({ type: 'RESPONSE', path: '/pets', method: '*', statusCode: '200' }, 'status'),
  ]
  expect(found(parts, { type: 'RESPONSE', path: '/pets/{id}', method: 'GET', statusCode: '200' })).toBe('status')
  expect(found(parts, { type: 'RESPONSE', path: '/pets/{id}', method: 'GET', statusCode: '404' })).toBe('method')
  expect(found(parts, { type: 'RESPONSE', path: '/pets/{id}', method: 'PUT', statusCode: '404' })).toBeUndefined()
})

test('an exact method goes before any method', () => {
  const parts = [
    part({ type: 'METHOD', path: '/', method: '*' }, 'any'),
    part({ type: 'METHOD', path: '/', method: 'GET' }, 'get'),
  ]
  expect(found(parts, { type: 'METHOD', path: '/a/b', method: 'GET' })).toBe('get')
  expect(found(parts, { type: 'METHOD', path: '/a/b', method: 'PUT' })).toBe('any')
})

test('an entity with a part of its own inherits nothing, even where that part is empty', () => {
  const index = indexDocumentation([
    { location: { type: 'METHOD', path: '/' }, properties: '{"summary":"All","description":"All of them"}' },
    { location: { type: 'METHOD', path: '/a', method: 'GET' }, properties: '{"summary":"Own"}' },
    { location: { type: 'METHOD', path: '/b', method: 'GET' }, properties: '{}' },
  ])
  expect(index.find({ type: 'METHOD', path: '/a', method: 'GET' })).toEqual({ summary: 'Own' })
  expect(index.find({ type: 'METHOD', path: '/b', method: 'GET' })).toEqual({})
  expect(index.find({ type: 'METHOD', path: '/b', method: 'PUT' })).toEqual({
    summary: 'All',
    description: 'All of them',
  })
})

test('what an entity would inherit without its own part is known while it has one', () => {
  const parts = [part({ type: 'METHOD', path: '/' }, 'all'), part({ type: 'METHOD', path: '/a', method: 'GET' }, 'own')]
  const index = indexDocumentation(parts)
  const location = { type: 'METHOD', path: '/a', method: 'GET' }
  expect(index.own(location)).toBe(parts[1])
  expect(index.inherited(location)).toBe(parts[0])
  expect(index.exact({ type: 'METHOD', path: '/a', method: 'PUT' })).toBeUndefined()
})

test('names must be equal', () => {
  const parts = [part({ type: 'QUERY_PARAMETER', name: 'page' }, 'a page')]
  expect(found(parts, { type: 'QUERY_PARAMETER', path: '/a', method: 'GET', name: 'page' })).toBe('a page')
  expect(found(parts, { type: 'QUERY_PARAMETER', path: '/a', method: 'GET', name: 'Page' })).toBeUndefined()
  expect(found(parts, { type: 'REQUEST_HEADER', path: '/a', method: 'GET', name: 'page' })).toBeUndefined()
})

test.each(['RESOURCE', 'API', 'MODEL', 'AUTHORIZER'])('%s does not inherit', (type) => {
  const location = type === 'RESOURCE' ? { type, path: '/' } : { type, name: 'x' }
  const other = type === 'RESOURCE' ? { type, path: '/a' } : { type, name: 'y' }
  expect(found([part(location, 'text')], location)).toBe('text')
  expect(found([part(location, 'text')], other)).toBe(type === 'API' ? 'text' : undefined)
  expect(indexDocumentation([part(location, 'text')]).inherited(other)).toBeUndefined()
})

test('media types with their examples describe one body, so they are not inherited', () => {
  const properties = '{"description":"A body","content":{"application/json":{"example":1}}}'
  const index = indexDocumentation([{ location: { type: 'RESPONSE_BODY', path: '/a', method: 'GET' }, properties }])
  const place = { type: 'RESPONSE_BODY', path: '/a', method: 'GET' }
  expect(index.find({ ...place, statusCode: '*' })).toHaveProperty('content')
  expect(index.find({ ...place, statusCode: '204' })).toEqual({ description: 'A body' })
})

test('properties that are no JSON object are as good as none', () => {
  for (const properties of ['', 'text', '[1]', 'null', '{"a":']) {
    expect(parseProperties(properties)).toEqual({})
    expect(indexDocumentation([{ location: { type: 'API' }, properties }]).find({ type: 'API' })).toEqual({})
  }
})

test('the parts of a model’s properties are found by the model', () => {
  const index = indexDocumentation([
    part({ type: 'MODEL', name: 'Pet' }, 'a pet'),
    part({ type: 'MODEL', name: 'Pet.owner.name' }, 'its owner'),
    part({ type: 'MODEL', name: 'Petshop.name' }, 'another'),
  ])
  expect(index.modelProperties('Pet')).toEqual([{ path: ['owner', 'name'], members: { description: 'its owner' } }])
  expect(index.modelProperties('Owner')).toEqual([])
})

/**
 * The rules said once more, as the reference says them, without any index: every part is looked at, those that do not
 * apply go, the rest is sorted by precedence.
 */
function naive(parts: readonly Part[], entity: Required<DocumentationLocation>): string | undefined {
  const segments = (path: string) => path.split('/').filter(Boolean)
  const wanted = completeLocation(entity)
  const complete = parts.map((one) => ({ at: completeLocation(one.location), text: one.properties }))
  const sameThing = complete.filter(({ at }) => at.type === wanted.type && at.name === wanted.name)
  const own = sameThing.findLast(
    ({ at }) => at.path === wanted.path && at.method === wanted.method && at.statusCode === wanted.statusCode,
  )
  if (own) return own.text
  if (['API', 'AUTHORIZER', 'MODEL', 'RESOURCE'].includes(entity.type)) return undefined
  const applying = sameThing.filter(
    ({ at }) =>
      segments(at.path ?? '/').every((segment, index) => segments(entity.path)[index] === segment) &&
      (at.method === '*' || at.method === entity.method) &&
      (at.statusCode === undefined || at.statusCode === '*' || at.statusCode === entity.statusCode),
  )
  const rank = ({ at }: (typeof applying)[number]) => [
    segments(at.path ?? '/').length,
    at.statusCode === entity.statusCode ? 1 : 0,
    at.method === entity.method ? 1 : 0,
  ]
  const best = applying.reduce<(typeof applying)[number] | undefined>((first, second) => {
    if (!first) return second
    const [left, right] = [rank(first), rank(second)]
    const decisive = left.findIndex((value, index) => value !== right[index])
    // Of two parts at one place the later one holds.
    return decisive < 0 || (left[decisive] ?? 0) < (right[decisive] ?? 0) ? second : first
  }, undefined)
  return best?.text
}

const path = fc
  .array(fc.constantFrom('a', 'b', 'ab', '{id}', '{proxy+}'), { maxLength: 4 })
  .map((segments) => `/${segments.join('/')}`)
const entity = fc.record({
  type: fc.constantFrom(...documentationPartTypes),
  path,
  method: fc.constantFrom('GET', 'PUT', 'ANY'),
  statusCode: fc.constantFrom('200', '404'),
  name: fc.constantFrom('n', 'm'),
})
const location = fc.record(
  {
    type: fc.constantFrom(...documentationPartTypes),
    path,
    method: fc.constantFrom('GET', 'PUT', 'ANY', '*'),
    statusCode: fc.constantFrom('200', '404', '*', ' '),
    name: fc.constantFrom('n', 'm'),
  },
  { requiredKeys: ['type'] },
)

test('the index finds what a search through all parts finds', () => {
  const sample = fc.array(location, { maxLength: 30 })
  fc.assert(
    fc.property(sample, fc.array(entity, { minLength: 1, maxLength: 10 }), (locations, entities) => {
      const parts = locations
        .filter(({ type }) => type !== 'REQUEST_BODY')
        .map((one, index) => part(one, `text ${index}`))
      const index = indexDocumentation(parts)
      for (const one of entities.filter(({ type }) => type !== 'REQUEST_BODY')) {
        expect((index.own(one) ?? index.inherited(one))?.properties).toBe(naive(parts, one))
      }
    }),
    { numRuns: 3000 },
  )
})
