import { expect, test } from 'vitest'
import { backendUri, baseUrlOf, pathParameterNames } from './backend-uri.ts'

test.each([
  ['http://b', '/', 'http://b/'],
  ['http://b/', '/', 'http://b/'],
  ['http://b/v1/', '/', 'http://b/v1'],
  ['http://b/v1', '/pets', 'http://b/v1/pets'],
  ['http://b/v1///', '/pets/{id}', 'http://b/v1/pets/{id}'],
  ['http://b', '/{proxy+}', 'http://b/{proxy}'],
  ['http://b', '/a/{rest+}', 'http://b/a/{rest}'],
])('%s with %s is %s', (base, path, uri) => {
  expect(backendUri(base, path)).toBe(uri)
})

test.each([
  ['http://b/', '/', 'http://b'],
  ['http://b/v1', '/', 'http://b/v1'],
  ['http://b/v1/pets/{id}', '/pets/{id}', 'http://b/v1'],
  ['http://b/{proxy}', '/{proxy+}', 'http://b'],
])('%s at %s goes back to %s', (uri, path, base) => {
  expect(baseUrlOf(uri, path)).toBe(base)
  expect(backendUri(base, path)).toBe(uri)
})

test.each([
  ['http://b/other', '/pets'],
  [`http://\${stageVariables.host}/pets`, '/pets'],
  ['http://b/search?path=/pets', '/pets'],
  ['http://b/{id}', '/'],
])('%s at %s has no base URL', (uri, path) => {
  expect(baseUrlOf(uri, path)).toBeUndefined()
})

test('names path parameters in order, greedy ones without the plus', () => {
  expect(pathParameterNames('/a/{b}/{proxy+}')).toEqual(['b', 'proxy'])
  expect(pathParameterNames('/')).toEqual([])
})
