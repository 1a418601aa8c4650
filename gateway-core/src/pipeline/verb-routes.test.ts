import { expect, test } from 'vitest'
import { VerbRoutes } from './verb-routes.ts'

test('a verb finds its method, and no other', () => {
  const routes = new VerbRoutes<string>()
  routes.add('GET', 'get', '/')
  routes.add('POST', 'post', '/')
  expect(routes.get('GET')).toBe('get')
  expect(routes.get('POST')).toBe('post')
  expect(routes.get('PUT')).toBeUndefined()
  expect(routes.get('get')).toBeUndefined()
})

test.each([
  ['first', ['ANY', 'GET', 'PUT']],
  ['last', ['GET', 'PUT', 'ANY']],
  ['between', ['GET', 'ANY', 'PUT']],
])('an explicit verb wins over ANY, which comes %s', (_, order) => {
  const routes = new VerbRoutes<string>()
  for (const verb of order) routes.add(verb, `of ${verb}`, '/')
  expect(routes.get('GET')).toBe('of GET')
  expect(routes.get('PUT')).toBe('of PUT')
  expect(routes.get('DELETE')).toBe('of ANY')
})

test('ANY stands for seven verbs, not for others', () => {
  const routes = new VerbRoutes<string>()
  routes.add('ANY', 'any', '/')
  for (const verb of ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT']) expect(routes.get(verb)).toBe('any')
  for (const verb of ['ANY', 'TRACE', 'CONNECT', 'PROPFIND', '']) expect(routes.get(verb)).toBeUndefined()
})

test.each(['GET', 'POST', 'ANY'])('two methods of the verb %s are refused', (verb) => {
  const routes = new VerbRoutes<string>()
  routes.add('DELETE', 'other', '/x')
  routes.add('GET', 'get', '/x')
  if (verb !== 'GET') routes.add(verb, 'first', '/x')
  expect(() => routes.add(verb, 'second', '/x')).toThrow(`two methods are ${verb} /x`)
})
