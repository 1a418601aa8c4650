import { expect, test } from 'vitest'
import type { DefinedMethod } from '../openapi/api-definition.ts'
import { compareDefinitions } from './compare-definitions.ts'
import type { ComparableDefinition } from './deployed-definition.ts'

const getPets: DefinedMethod = {
  httpMethod: 'GET',
  authorizationType: 'NONE',
  apiKeyRequired: true,
  requestParameters: { 'method.request.querystring.limit': false },
  methodResponses: { 200: { responseModels: { 'application/json': 'Pets' } } },
  integration: {
    type: 'HTTP',
    httpMethod: 'GET',
    uri: 'http://example.org/pets',
    passthroughBehavior: 'WHEN_NO_MATCH',
    timeoutInMillis: 29_000,
    cacheNamespace: 'res1',
    cacheKeyParameters: [],
    integrationResponses: { 200: { responseTemplates: { 'application/json': '{}' } } },
  },
}

function definition(change: Partial<ComparableDefinition> = {}, method: Partial<DefinedMethod> = {}) {
  const base: ComparableDefinition = {
    api: { name: 'Pets', apiKeySource: 'HEADER', binaryMediaTypes: [] },
    resources: [{ id: 'res1', path: '/pets', methods: [{ ...getPets, ...method }] }],
    models: [{ name: 'Pets', contentType: 'application/json', schema: '{"type":"array"}' }],
    requestValidators: [{ id: 'v1', validateRequestBody: true, validateRequestParameters: false }],
    authorizers: [{ id: 'a1', name: 'login', type: 'TOKEN', authorizerUri: 'arn:1' }],
    gatewayResponses: [],
  }
  return { ...base, ...change }
}

test('nothing changes between equal definitions', () => {
  expect(compareDefinitions(definition(), definition())).toEqual([])
})

test('everything is new without a definition before', () => {
  expect(compareDefinitions(undefined, definition())).toEqual([
    { outcome: 'added', subject: 'method', name: 'GET /pets', differences: [] },
    { outcome: 'added', subject: 'model', name: 'Pets', differences: [] },
    { outcome: 'added', subject: 'authorizer', name: 'login', differences: [] },
  ])
})

test.each<[string, Partial<DefinedMethod>, string[]]>([
  ['its key', { apiKeyRequired: false }, ['apiKeyRequired']],
  ['who may call it', { authorizationType: 'CUSTOM', authorizerId: 'a1' }, ['authorization']],
  ['its parameters', { requestParameters: {} }, ['requestParameters']],
  ['its models', { requestModels: { 'application/json': 'Pets' } }, ['requestModels']],
  ['its validation', { requestValidatorId: 'v1' }, ['requestValidation']],
  ['its name', { operationName: 'listPets' }, ['operationName']],
  ['its responses', { methodResponses: { 200: {}, 404: {} } }, ['methodResponses']],
  ['that it has no integration', { integration: undefined }, ['integration', 'integrationResponses']],
])('says of a method what changed: %s', (_what, method, aspects) => {
  const [change, ...rest] = compareDefinitions(definition(), definition({}, method))
  expect(rest).toEqual([])
  expect(change).toMatchObject({ outcome: 'changed', subject: 'method', name: 'GET /pets' })
  expect(change?.differences.map(({ aspect }) => aspect)).toEqual(aspects)
})

test('says what stood there and what stands there now', () => {
  const uri = 'http://example.org/cats'
  const integration = getPets.integration && { ...getPets.integration, uri }
  const [change] = compareDefinitions(definition(), definition({}, { integration }))
  expect(change?.differences).toMatchObject([
    { aspect: 'integration', before: { uri: 'http://example.org/pets' }, after: { uri } },
  ])
})

test('methods that come and go stand in the order of their paths', () => {
  const after = definition({
    resources: [
      { id: 'res9', path: '/dogs', methods: [{ ...getPets, httpMethod: 'POST' }, getPets] },
      { id: 'res8', path: '/cats/{id}', methods: [getPets] },
    ],
  })
  expect(compareDefinitions(definition(), after).map(({ outcome, name }) => `${outcome} ${name}`)).toEqual([
    'added GET /cats/{id}',
    'added GET /dogs',
    'added POST /dogs',
    'removed GET /pets',
  ])
})

test('ids that a new import dealt out, orders and layouts make no difference', () => {
  const before = definition({}, { authorizationType: 'CUSTOM', authorizerId: 'a1', requestValidatorId: 'v1' })
  const method: DefinedMethod = {
    ...getPets,
    authorizationType: 'CUSTOM',
    authorizerId: 'other',
    requestValidatorId: 'another',
    requestModels: {},
    integration: getPets.integration && { ...getPets.integration, cacheNamespace: 'res2', requestTemplates: {} },
  }
  const after = definition({
    resources: [{ id: 'res2', path: '/pets', methods: [method] }],
    models: [{ schema: '{ "type": "array" }\n', contentType: 'application/json', name: 'Pets' }],
    requestValidators: [{ id: 'another', validateRequestParameters: false, validateRequestBody: true }],
    authorizers: [{ authorizerUri: 'arn:1', type: 'TOKEN', name: 'login', id: 'other' }],
  })
  expect(compareDefinitions(before, after)).toEqual([])
})

test('a cache namespace that was chosen is compared', () => {
  const integration = getPets.integration && { ...getPets.integration, cacheNamespace: 'shared' }
  expect(compareDefinitions(definition(), definition({}, { integration }))).toMatchObject([{ name: 'GET /pets' }])
})

test('sees models, authorizers, gateway responses and settings of the API', () => {
  const after = definition({
    api: { name: 'Pets', apiKeySource: 'AUTHORIZER', binaryMediaTypes: ['image/png'], policy: '{}' },
    models: [{ name: 'Pets', contentType: 'application/json', schema: '{"type":"object"}' }],
    authorizers: [{ id: 'a1', name: 'login', type: 'TOKEN', authorizerUri: 'arn:2' }],
    gatewayResponses: [{ responseType: 'THROTTLED', responseParameters: {}, responseTemplates: {} }],
  })
  const changes = compareDefinitions(definition(), after)
  expect(changes.map(({ outcome, subject, name }) => [outcome, subject, name])).toEqual([
    ['changed', 'api', 'Pets'],
    ['changed', 'model', 'Pets'],
    ['changed', 'authorizer', 'login'],
    ['added', 'gateway-response', 'THROTTLED'],
  ])
  expect(changes[0]?.differences.map(({ aspect }) => aspect)).toEqual(['apiKeySource', 'binaryMediaTypes', 'policy'])
  expect(changes[1]?.differences).toEqual([{ aspect: 'schema', before: { type: 'array' }, after: { type: 'object' } }])
})

test('a schema that is no JSON is compared as text', () => {
  const broken = definition({ models: [{ name: 'Pets', contentType: 'application/json', schema: '{' }] })
  expect(compareDefinitions(broken, broken)).toEqual([])
  expect(compareDefinitions(definition(), broken)).toHaveLength(1)
})

test('a renamed API is one change', () => {
  const after = definition({ api: { name: 'Animals', apiKeySource: 'HEADER', binaryMediaTypes: [] } })
  expect(compareDefinitions(definition(), after)).toEqual([
    {
      outcome: 'changed',
      subject: 'api',
      name: 'Animals',
      differences: [{ aspect: 'name', before: 'Pets', after: 'Animals' }],
    },
  ])
})

test('values that look alike and mean something else are changes', () => {
  const api = { name: 'Pets', apiKeySource: 'HEADER' as const, binaryMediaTypes: ['a/b'] }
  const settings = (change: object) => definition({ api: { ...api, ...change } })
  const aspects = (change: object) =>
    compareDefinitions(settings({}), settings(change)).flatMap(({ differences }) =>
      differences.map(({ aspect }) => aspect),
    )
  expect(aspects({ minimumCompressionSize: 0 })).toEqual(['minimumCompressionSize'])
  expect(aspects({ binaryMediaTypes: ['a/b', 'a/b'] })).toEqual(['binaryMediaTypes'])
  expect(aspects({ binaryMediaTypes: ['a/B'] })).toEqual(['binaryMediaTypes'])
  expect(aspects({ policy: '{}' })).toEqual(['policy'])
  expect(aspects({ policy: undefined, minimumCompressionSize: undefined })).toEqual([])
})

test('the order counts in a schema’s lists and not in its members', () => {
  const schema = (text: string) =>
    definition({ models: [{ name: 'P', contentType: 'application/json', schema: text }] })
  const before = schema('{"type":"object","required":["a","b"],"properties":{"a":{},"b":{"x":1,"y":2}}}')
  const moved = schema('{"required":["a","b"],"properties":{"b":{"y":2,"x":1},"a":{}},"type":"object"}')
  expect(compareDefinitions(before, moved)).toEqual([])
  const listed = schema('{"type":"object","required":["b","a"],"properties":{"a":{},"b":{"x":1,"y":2}}}')
  expect(compareDefinitions(before, listed)).toMatchObject([{ outcome: 'changed', subject: 'model', name: 'P' }])
})

test('what one direction adds the other removes, and changes are the same turned round', () => {
  const other = definition(
    {
      models: [{ name: 'Cats', contentType: 'application/json', schema: '{}' }],
      authorizers: [],
      gatewayResponses: [{ responseType: 'THROTTLED', responseParameters: {}, responseTemplates: {} }],
    },
    { apiKeyRequired: false },
  )
  const there = compareDefinitions(definition(), other)
  const back = compareDefinitions(other, definition())
  const turned = { added: 'removed', removed: 'added', changed: 'changed' } as const
  expect(there).toHaveLength(5)
  expect(back).toEqual(
    there.map((change) => ({
      ...change,
      outcome: turned[change.outcome],
      differences: change.differences.map(({ aspect, before, after }) => ({ aspect, before: after, after: before })),
    })),
  )
})
