import { expect, test } from 'vitest'
import { entriesOf, methodOf, planOf, problemsOf } from '../testing/plan-of.ts'

const get = '{get: {responses: {200: {description: ok}}}}'
const withPaths = (...paths: string[]) => planOf(`paths:\n${paths.map((path) => `  '${path}': ${get}`).join('\n')}`)

test('every prefix of a path is a resource, parents first, each once', () => {
  expect(withPaths('/a/b/c', '/a/d', '/', '/a/b').paths).toEqual(['/a', '/a/b', '/a/b/c', '/a/d'])
})

test('methods stand at the paths of the document', () => {
  expect(withPaths('/a/{id}/b', '/{proxy+}').methods.map(({ path }) => path)).toEqual(['/a/{id}/b', '/{proxy+}'])
})

test('a slash at the end or twice is served without, and reported', () => {
  const plan = withPaths('/a/', '/b//c')
  expect(plan.methods.map(({ path }) => path)).toEqual(['/a', '/b/c'])
  expect(entriesOf(plan, 'translated')).toEqual([
    '/paths/~1a~1: /a/ is served as /a',
    '/paths/~1b~1~1c: /b//c is served as /b/c',
  ])
})

test('two paths that are one resource keep the first of two methods', () => {
  const plan = withPaths('/a', '/a/')
  expect(plan.methods).toHaveLength(1)
  expect(plan.entries.find((entry) => entry.lost)).toMatchObject({
    pointer: '/paths/~1a~1/get',
    message: expect.stringContaining('Not imported: GET /a'),
  })
})

test('parameters at one place get one name, in the path, the parameters and the mappings', () => {
  const plan = planOf(`
paths:
  /users/{id}: ${get}
  /users/{userId}/posts/{postId}:
    get:
      parameters:
        - {name: userId, in: path, required: true, description: Whose, schema: {type: integer}}
      responses: {200: {description: ok}}
      x-amazon-apigateway-integration:
        type: http
        httpMethod: GET
        uri: https://example.org/{userId}
        requestParameters:
          integration.request.path.userId: method.request.path.userId
          integration.request.path.postId: method.request.path.postId
        cacheKeyParameters: [method.request.path.userId]
`)
  const method = methodOf(plan, 'GET', '/users/{id}/posts/{postId}')
  expect(method.requestParameters).toEqual({ 'method.request.path.id': true, 'method.request.path.postId': true })
  expect(method.integration?.requestParameters).toEqual({
    'integration.request.path.userId': 'method.request.path.id',
    'integration.request.path.postId': 'method.request.path.postId',
  })
  expect(method.integration?.cacheKeyParameters).toEqual(['method.request.path.id'])
  expect(plan.documentationParts).toContainEqual({
    location: { type: 'PATH_PARAMETER', path: method.path, method: 'GET', name: 'id' },
    properties: '{"description":"Whose","schema":{"type":"integer"}}',
  })
  expect(entriesOf(plan, 'translated')).toEqual([
    expect.stringContaining('The parameter {userId} of /users/{userId}/posts/{postId} is called {id}'),
  ])
})

test('a renamed parameter does not collide with one further down', () => {
  const plan = withPaths('/a/{x}', '/a/{y}/b/{x}')
  expect(plan.methods.map(({ path }) => path)).toEqual(['/a/{x}', '/a/{x}/b/{x2}'])
})

test.each([
  ['/a/{id}.json', 'is neither plain text nor one {parameter}'],
  ['/a/{x}-{y}', 'is neither plain text nor one {parameter}'],
  ['/a/ü', 'is neither plain text nor one {parameter}'],
  ['/a/b?c=d', 'is neither plain text nor one {parameter}'],
  ['/a/{}', 'is neither plain text nor one {parameter}'],
  ['/{rest+}/b', 'must be last'],
  ['/a/{x}/b/{x}', 'is used twice'],
])('%s cannot be a resource: it is left out and reported, the rest is imported', (path, reason) => {
  const plan = withPaths('/ok', path)
  expect(plan.methods.map((method) => method.path)).toEqual(['/ok'])
  expect(plan.paths).toEqual(['/ok'])
  expect(plan.entries.filter((entry) => entry.lost)).toMatchObject([
    { outcome: 'attention', message: expect.stringContaining(reason) },
  ])
})

test('{id} and {proxy+} cannot be siblings', () => {
  expect(withPaths('/a/{id}', '/a/{proxy+}').methods).toHaveLength(1)
})

test('a path without a slash in front is a problem', () => {
  expect(problemsOf(`paths: {pets: ${get}}`)).toEqual(['/paths/pets: A path must begin with "/"'])
})

test('extensions among the paths are no paths', () => {
  expect(planOf(`paths: {x-note: hello, /a: ${get}}`).paths).toEqual(['/a'])
})

test.each([
  ['ignore', ['/e', '/f']],
  ['prepend', ['/a', '/a/b', '/a/b/c', '/a/b/c/e', '/a/b/c/f']],
  ['split', ['/b', '/b/c', '/b/c/e', '/b/c/f']],
] as const)('basepath=%s of Swagger 2.0 as in the developer guide', (basePath, paths) => {
  const yaml = `swagger: '2.0'\ninfo: {title: T, version: '1'}\nbasePath: /a/b/c\npaths: {/e: ${get}, /f: ${get}}`
  expect(planOf(yaml, { basePath }).paths).toEqual(paths)
})

test.each([
  ['servers: [{url: "https://example.org/v1"}]', ['/v1', '/v1/e']],
  [
    'servers: [{url: "https://example.org/{basePath}/x", variables: {basePath: {default: prod}}}]',
    ['/prod', '/prod/e'],
  ],
  ['servers: [{url: "/v2/"}]', ['/v2', '/v2/e']],
  ['', ['/e']],
])('basepath=prepend of OpenAPI 3 with %s', (servers, paths) => {
  expect(planOf(`${servers}\npaths: {/e: ${get}}`, { basePath: 'prepend' }).paths).toEqual(paths)
})
