import { expect, test } from 'vitest'
import { operationAccess, productAccess } from './operation-access.ts'

const schemes = {
  api_key: { type: 'apiKey', name: 'x-api-key', in: 'header' },
  sigv4: { type: 'apiKey', name: 'Authorization', in: 'header', 'x-amazon-apigateway-authtype': 'awsSigv4' },
  pool: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
  guard: { type: 'apiKey', name: 'X-Guard', in: 'header', 'x-amazon-apigateway-authtype': 'custom' },
  tenant: { type: 'apiKey', name: 'tenant', in: 'query', 'x-amazon-apigateway-authtype': 'custom' },
  session: { type: 'apiKey', name: 'Cookie', in: 'header', 'x-amazon-apigateway-authtype': 'custom' },
  network: { type: 'apiKey', name: 'Unused', in: 'header', 'x-amazon-apigateway-authtype': 'custom' },
  own_key: { type: 'apiKey', name: 'x-api-key', in: 'header', 'x-amazon-apigateway-authtype': 'custom' },
}
const accessOf = (names: readonly string[], document: object = { components: { securitySchemes: schemes } }) =>
  operationAccess({ ...document }, { security: [Object.fromEntries(names.map((name) => [name, []]))] })
const place = { in: 'header', isBearer: false, isSendable: true, scopes: [] }

test.each([
  [[], [], []],
  [['api_key'], ['api-key'], []],
  [['sigv4'], ['signature'], []],
  [['pool'], ['token'], [{ ...place, scheme: 'pool', name: 'Authorization', isBearer: true }]],
  [['guard'], ['token'], [{ ...place, scheme: 'guard', name: 'X-Guard' }]],
  [
    ['guard', 'tenant', 'api_key'],
    ['api-key', 'token'],
    [
      { ...place, scheme: 'guard', name: 'X-Guard' },
      { ...place, scheme: 'tenant', name: 'tenant', in: 'query' },
    ],
  ],
  [['session'], ['token'], [{ ...place, scheme: 'session', name: 'Cookie', isSendable: false }]],
  // An authorizer that goes by the caller's address, and one that reads the key's header itself.
  [['network'], ['token'], []],
  [['own_key'], ['token'], [{ ...place, scheme: 'own_key', name: 'x-api-key' }]],
  [['unheard'], [], []],
])('with the schemes %j an operation asks for %j', (names, access, tokens) => {
  expect(accessOf(names)).toEqual({ access, tokens })
})

test('a key is known by its name where a document says nothing about it; no security is open', () => {
  expect(accessOf(['api_key'], {}).access).toEqual(['api-key'])
  expect(operationAccess({}, {})).toEqual({ access: [], tokens: [] })
  expect(operationAccess({}, { security: [] })).toEqual({ access: [], tokens: [] })
})

test('the scopes of a token are told', () => {
  const found = operationAccess({ components: { securitySchemes: schemes } }, { security: [{ pool: ['pets/read'] }] })
  expect(found.tokens).toMatchObject([{ scopes: ['pets/read'] }])
})

test('a product asks for what any of its operations asks for', () => {
  expect(productAccess([{ access: [] }, { access: ['signature'] }, { access: ['api-key', 'token'] }])).toEqual([
    'api-key',
    'token',
    'signature',
  ])
  expect(productAccess([{ access: [] }])).toEqual([])
})
