import { expect, test } from 'vitest'
import { createRouteFinder, pathMemberNames } from './find-route.ts'
import type { Route } from './route.ts'
import { routes } from './routes.ts'

const find = createRouteFinder(routes)

function found(verb: string, path: string, query = '') {
  const result = find(verb, path, new URLSearchParams(query))
  return result && { name: result.route.operation.operationName, members: result.pathMembers }
}

test.each([
  ['GET', '/restapis', '', 'GetRestApis', {}],
  ['POST', '/restapis', '', 'CreateRestApi', {}],
  ['POST', '/restapis', 'mode=import', 'ImportRestApi', {}],
  ['POST', '/restapis', 'failonwarnings=true&mode=import', 'ImportRestApi', {}],
  ['POST', '/restapis', 'mode=other', 'CreateRestApi', {}],
  ['GET', '/restapis/', '', 'GetRestApis', {}],
  ['GET', '/restapis/a%2Fb', '', 'GetRestApi', { restApiId: 'a/b' }],
  ['POST', '/restapis/a/resources/p', '', 'CreateResource', { restApiId: 'a', parentId: 'p' }],
  [
    'GET',
    '/restapis/a/resources/r/methods/GET/integration/responses/200',
    '',
    'GetIntegrationResponse',
    { restApiId: 'a', resourceId: 'r', httpMethod: 'GET', statusCode: '200' },
  ],
])('%s %s?%s is %s', (verb, path, query, name, members) => {
  expect(found(verb, path, query)).toEqual({ name, members })
})

test.each([
  ['GET', ''],
  ['GET', '/'],
  ['GET', '/nope'],
  ['GET', '/RestApis'],
  ['PUT', '/restapis'],
  ['TRACE', '/restapis'],
  ['GET', '/restapis/a/b/c/d/e/f/g/h/i/j'],
])('%s %j is no operation', (verb, path) => {
  expect(found(verb, path)).toBeUndefined()
})

test('a path that is not well-formed is refused', () => {
  expect(() => found('GET', '/restapis/%zz')).toThrow('The path is not well-formed')
})

test('no row hides another', () => {
  const example = (route: Route) => route.path.split('?')[0]?.replaceAll(/\{[^}]+\}/g, 'x') ?? ''
  for (const route of routes) {
    const query = new URLSearchParams(route.path.split('?')[1])
    expect(find(route.verb, example(route), query)?.route).toBe(route)
  }
})

test('the members of a path are read from its template', () => {
  expect(pathMemberNames('/a/{b}/c/{dE}?mode=import')).toEqual(['b', 'dE'])
  expect(pathMemberNames('/a')).toEqual([])
})
