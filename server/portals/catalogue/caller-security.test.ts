import { expect, test } from 'vitest'
import { type CallerSource, callerSecurity } from './caller-security.ts'

const exported = (names: readonly string[], schemes: Record<string, object>) => ({
  paths: {
    '/pets': {
      parameters: [],
      get: { security: [Object.fromEntries(names.map((name) => [name, []]))], responses: {} },
    },
  },
  components: { securitySchemes: schemes },
})
const keyScheme = { type: 'apiKey', name: 'x-api-key', in: 'header' }
const source = (authorizers: CallerSource['authorizers'] = [], apiKeySource: 'HEADER' | 'AUTHORIZER' = 'HEADER') => ({
  api: { apiKeySource },
  authorizers,
})
const guardScheme = { type: 'apiKey', name: 'X-Guard', in: 'header' }

test('a key stays what it is; a signature is marked, since tools cannot tell it from a token', () => {
  const sigv4 = { type: 'apiKey', name: 'Authorization', in: 'header' }
  const document = exported(['sigv4', 'api_key'], { api_key: keyScheme, sigv4 })
  const found = callerSecurity(document, source())
  expect(found.paths).toEqual(document.paths)
  expect(found.components).toEqual({
    securitySchemes: { api_key: keyScheme, sigv4: { ...sigv4, 'x-amazon-apigateway-authtype': 'awsSigv4' } },
  })
})

test.each([
  ['TOKEN', 'method.request.header.X-Guard', [{ in: 'header', name: 'X-Guard' }], 'custom'],
  ['TOKEN', undefined, [{ in: 'header', name: 'Authorization' }], 'custom'],
  ['REQUEST', 'method.request.querystring.key', [{ in: 'query', name: 'key' }], 'custom'],
  [
    'REQUEST',
    'method.request.header.X-A, context.httpMethod, method.request.querystring.b',
    [
      { in: 'header', name: 'X-A' },
      { in: 'query', name: 'b' },
    ],
    'custom',
  ],
  ['COGNITO_USER_POOLS', 'method.request.header.X-Id', [{ in: 'header', name: 'X-Id' }], 'cognito_user_pools'],
])(
  'an authorizer of type %s with the source %s has a scheme for each place: %j',
  (type, identitySource, places, authType) => {
    const authorizers = [{ id: 'a', name: 'guard', type, ...(identitySource ? { identitySource } : {}) }]
    const found = callerSecurity(
      exported(['guard'], { guard: { ...guardScheme, description: 'Ours' } }),
      source(authorizers),
    )
    const names = places.map((_, index) => (index === 0 ? 'guard' : `guard_${index + 1}`))
    expect(found.components).toEqual({
      securitySchemes: Object.fromEntries(
        places.map((place, index) => [
          names[index],
          { type: 'apiKey', ...place, description: 'Ours', 'x-amazon-apigateway-authtype': authType },
        ]),
      ),
    })
    expect(found.paths).toMatchObject({
      '/pets': { get: { security: [Object.fromEntries(names.map((name) => [name, []]))] } },
    })
  },
)

test('a user pool reads a bearer token; its scopes are kept', () => {
  const authorizers = [
    { id: 'a', name: 'pool', type: 'COGNITO_USER_POOLS', identitySource: 'method.request.header.authorization' },
  ]
  const document = {
    paths: { '/pets': { get: { security: [{ pool: ['pets/read'] }] } } },
    components: { securitySchemes: { pool: { type: 'apiKey', name: 'authorization', in: 'header' } } },
  }
  const found = callerSecurity(document, source(authorizers))
  expect(found.components).toEqual({
    securitySchemes: { pool: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
  })
  expect(found.paths).toEqual(document.paths)
})

test('an authorizer that reads no place stays as AWS writes it, marked', () => {
  const unused = { type: 'apiKey', name: 'Unused', in: 'header' }
  const found = callerSecurity(
    exported(['guard'], { guard: unused }),
    source([{ id: 'a', name: 'guard', type: 'REQUEST', identitySource: 'context.identity.sourceIp' }]),
  )
  expect(found.components).toEqual({
    securitySchemes: { guard: { ...unused, 'x-amazon-apigateway-authtype': 'custom' } },
  })
})

test('names that are taken are not given out again', () => {
  const identitySource = 'method.request.header.A,method.request.header.B'
  const authorizers = ['guard', 'guard_2'].map((name) => ({ id: name, name, type: 'REQUEST', identitySource }))
  const found = callerSecurity(exported(['guard'], { guard: guardScheme, guard_2: guardScheme }), source(authorizers))
  expect(Object.keys(Object(found.components).securitySchemes)).toEqual(['guard', 'guard_2_', 'guard_2', 'guard_2_2'])
})

test('a key that the authorizer brings along is not asked of the caller', () => {
  const authorizers = [{ id: 'a', name: 'guard', type: 'TOKEN', identitySource: 'method.request.header.X-Guard' }]
  const both = callerSecurity(
    exported(['guard', 'api_key'], { guard: guardScheme, api_key: keyScheme }),
    source(authorizers, 'AUTHORIZER'),
  )
  expect(both.paths).toMatchObject({ '/pets': { get: { security: [{ guard: [] }] } } })
  expect(Object(both.components).securitySchemes).not.toHaveProperty('api_key')
  const alone = callerSecurity(exported(['api_key'], { api_key: keyScheme }), source([], 'AUTHORIZER'))
  expect(alone).toEqual({ paths: { '/pets': { parameters: [], get: { responses: {} } } }, components: {} })
})

test('a document without schemes stays one', () => {
  const open = { paths: { '/pets': { get: {} } }, components: { schemas: {} } }
  expect(callerSecurity(open, source())).toBe(open)
})
