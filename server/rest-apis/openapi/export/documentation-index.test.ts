import { expect, test } from 'vitest'
import { indexDocumentation, keyOf } from './documentation-index.ts'

const part = (location: Parameters<typeof keyOf>[0], text: string) => ({
  location,
  properties: JSON.stringify({ description: text }),
})
const found = (parts: ReturnType<typeof part>[], location: Parameters<typeof keyOf>[0]) =>
  indexDocumentation(parts).find(location).description

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

test('an exact method goes before any method', () => {
  const parts = [
    part({ type: 'METHOD', path: '/', method: '*' }, 'any'),
    part({ type: 'METHOD', path: '/', method: 'GET' }, 'get'),
  ]
  expect(found(parts, { type: 'METHOD', path: '/a/b', method: 'GET' })).toBe('get')
  expect(found(parts, { type: 'METHOD', path: '/a/b', method: 'PUT' })).toBe('any')
})

test('an entity with a part of its own inherits nothing', () => {
  const index = indexDocumentation([
    { location: { type: 'METHOD', path: '/' }, properties: '{"summary":"All","description":"All of them"}' },
    { location: { type: 'METHOD', path: '/a', method: 'GET' }, properties: '{"summary":"Own"}' },
  ])
  expect(index.find({ type: 'METHOD', path: '/a', method: 'GET' })).toEqual({ summary: 'Own' })
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
})

test('a location says the same with and without its defaults', () => {
  expect(keyOf({ type: 'METHOD' })).toBe(keyOf({ type: 'METHOD', path: '/', method: '*' }))
  expect(keyOf({ type: 'RESPONSE', statusCode: ' ' })).toBe(keyOf({ type: 'RESPONSE', path: '/', statusCode: '*' }))
  expect(keyOf({ type: 'METHOD', path: '/a' })).not.toBe(keyOf({ type: 'METHOD', path: '/b' }))
})

test('properties that are no JSON object are as good as none', () => {
  for (const properties of ['', 'text', '[1]', 'null', '{"a":']) {
    expect(indexDocumentation([{ location: { type: 'API' }, properties }]).find({ type: 'API' })).toEqual({})
  }
})
