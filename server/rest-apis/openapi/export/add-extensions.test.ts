import { expect, test } from 'vitest'
import type { ApiDefinition, DefinedMethod } from '../api-definition.ts'
import { asJsonObject, type JsonObject } from '../json-object.ts'
import { addExtensions, type ExportExtension } from './add-extensions.ts'

const api: ApiDefinition['api'] = {
  id: 'abc123',
  name: 'T',
  apiKeySource: 'HEADER',
  binaryMediaTypes: [],
  disableExecuteApiEndpoint: false,
  createdDate: new Date(Date.UTC(2026, 0, 2)),
}

const integration: NonNullable<DefinedMethod['integration']> = {
  type: 'HTTP_PROXY',
  httpMethod: 'GET',
  uri: 'https://backend.example.org/',
  passthroughBehavior: 'WHEN_NO_MATCH',
  timeoutInMillis: 29_000,
  cacheNamespace: 'r',
  cacheKeyParameters: [],
  integrationResponses: {},
}

const method: DefinedMethod = {
  httpMethod: 'GET',
  authorizationType: 'NONE',
  apiKeyRequired: false,
  methodResponses: {},
  requestValidatorId: 'v1',
  integration,
}

function definition(methods: DefinedMethod[], more: Partial<ApiDefinition> = {}): ApiDefinition {
  return {
    api,
    resources: [{ id: 'r', path: '/', methods }],
    models: [],
    requestValidators: [{ id: 'v1', name: 'body', validateRequestBody: true, validateRequestParameters: false }],
    authorizers: [],
    gatewayResponses: [],
    documentationParts: [],
    ...more,
  }
}

const openapi = { openapi: '3.0.1', paths: { '/': { get: { summary: 'Kept', responses: {} } } }, components: {} }
const source = { region: 'eu-central-1', documentation: { parts: [] } }

function extended(own: ApiDefinition, extensions: ExportExtension[] = ['apigateway'], document: JsonObject = openapi) {
  return addExtensions(document, own, new Set(extensions), source)
}

/** The operation at a path of the extended document. */
function operation(document: JsonObject, path = '/', key = 'get'): JsonObject {
  return asJsonObject(asJsonObject(asJsonObject(document.paths)[path])[key])
}

test('without extensions the document stays as it is', () => {
  expect(extended(definition([method]), [])).toEqual(openapi)
})

test("integrations are written in AWS's lower case without what goes without saying; the document itself stays", () => {
  const before = JSON.stringify(openapi)
  expect(operation(extended(definition([method])))).toEqual({
    summary: 'Kept',
    responses: {},
    'x-amazon-apigateway-request-validator': 'body',
    'x-amazon-apigateway-integration': {
      type: 'http_proxy',
      httpMethod: 'GET',
      uri: 'https://backend.example.org/',
      passthroughBehavior: 'when_no_match',
    },
  })
  expect(JSON.stringify(openapi)).toBe(before)
})

test('every member of an integration that is set is written', () => {
  const all = {
    connectionType: 'VPC_LINK' as const,
    connectionId: 'link',
    integrationTarget: 'arn:aws:elasticloadbalancing:x',
    credentials: 'arn:aws:iam::1:role/r',
    requestParameters: { 'integration.request.header.A': "'b'" },
    requestTemplates: { 'application/json': '{}' },
    contentHandling: 'CONVERT_TO_TEXT' as const,
    timeoutInMillis: 5000,
    cacheNamespace: 'shared',
    cacheKeyParameters: ['method.request.header.A'],
    tlsConfig: { insecureSkipVerification: true },
    responseTransferMode: 'STREAM' as const,
  }
  const document = extended(definition([{ ...method, integration: { ...integration, ...all } }]))
  expect(operation(document)['x-amazon-apigateway-integration']).toMatchObject(all)
})

test('a pattern that two responses have, and the pattern "default", are not lost', () => {
  const responses = {
    200: {},
    201: {},
    202: { selectionPattern: '201' },
    404: { selectionPattern: '4\\d\\d', responseTemplates: { 'a/b': 'x' } },
    500: { selectionPattern: 'default' },
  }
  const own = { ...method, integration: { ...integration, integrationResponses: responses } }
  expect(operation(extended(definition([own])))['x-amazon-apigateway-integration']).toMatchObject({
    responses: {
      default: { statusCode: '200' },
      201: { statusCode: '201', 'x-gatehouse-selection-pattern': '' },
      '202': { statusCode: '202', 'x-gatehouse-selection-pattern': '201' },
      '4\\d\\d': { statusCode: '404', responseTemplates: { 'a/b': 'x' } },
      500: { statusCode: '500', 'x-gatehouse-selection-pattern': 'default' },
    },
  })
})

test('ANY stands under its extension, and a path without methods is there if it is a leaf', () => {
  const resources = [
    { id: 'r', path: '/', methods: [{ ...method, httpMethod: 'ANY' }] },
    { id: 'a', path: '/a', methods: [] },
    { id: 'b', path: '/a/b', methods: [] },
  ]
  const { paths } = extended(definition([], { resources }), ['apigateway'], { paths: {} })
  expect(paths).toEqual({ '/': { 'x-amazon-apigateway-any-method': expect.anything() }, '/a/b': {} })
  const plain = extended(definition([], { resources }), [], { paths: {} })
  expect(Object.keys(asJsonObject(plain.paths))).toEqual(['/'])
})

test('settings of the API stand at the root, and only those that are set', () => {
  const plain = { paths: {} }
  const none = definition([], { requestValidators: [] })
  expect(extended(none, ['apigateway'], plain)).toEqual({ paths: {}, components: {} })
  const own = definition([], {
    api: {
      ...api,
      apiKeySource: 'AUTHORIZER',
      binaryMediaTypes: ['*/*'],
      minimumCompressionSize: 0,
      policy: JSON.stringify({
        Statement: [{ Resource: ['arn:aws:execute-api:x:1:abc123/prod/*', 'execute-api:/*'] }],
      }),
      disableExecuteApiEndpoint: true,
      endpointConfiguration: { types: ['PRIVATE'], ipAddressType: 'dualstack', vpcEndpointIds: ['vpce-1'] },
      tags: { team: 'pets', age: '1' },
    },
    gatewayResponses: [{ responseType: 'THROTTLED', responseParameters: {}, responseTemplates: { 'a/b': 'x' } }],
    authorizers: [{ id: 'a', name: 'tokens', type: 'TOKEN', authType: 'custom', authorizerUri: 'u' }],
    models: [{ name: 'Note', contentType: 'text/xml', schema: '{}' }],
  })
  expect(extended(own, ['integrations'], plain)).toEqual({
    servers: [
      {
        url: '/',
        'x-amazon-apigateway-endpoint-configuration': { disableExecuteApiEndpoint: true, vpcEndpointIds: ['vpce-1'] },
      },
    ],
    tags: [
      { name: 'age', 'x-amazon-apigateway-tag-value': '1' },
      { name: 'team', 'x-amazon-apigateway-tag-value': 'pets' },
    ],
    paths: {},
    components: {
      schemas: { Note: { 'x-gatehouse-content-type': 'text/xml' } },
      securitySchemes: { tokens: { 'x-amazon-apigateway-authorizer': { type: 'token', authorizerUri: 'u' } } },
    },
    'x-amazon-apigateway-request-validators': { body: { validateRequestBody: true, validateRequestParameters: false } },
    'x-amazon-apigateway-api-key-source': 'AUTHORIZER',
    'x-amazon-apigateway-binary-media-types': ['*/*'],
    'x-amazon-apigateway-minimum-compression-size': 0,
    'x-amazon-apigateway-policy': { Statement: [{ Resource: ['execute-api:/prod/*', 'execute-api:/*'] }] },
    'x-amazon-apigateway-gateway-responses': {
      THROTTLED: { responseParameters: {}, responseTemplates: { 'a/b': 'x' } },
    },
    'x-gatehouse-endpoint-type': 'PRIVATE',
  })
})

test('of two validators with one name each is still found', () => {
  const validators = ['v1', 'v2'].map((id) => ({
    id,
    name: 'same',
    validateRequestBody: id === 'v1',
    validateRequestParameters: false,
  }))
  const own = definition([{ ...method, requestValidatorId: 'v2' }], { requestValidators: validators })
  const document = extended(own, ['validators'])
  const name = String(operation(document)['x-amazon-apigateway-request-validator'])
  expect(asJsonObject(document['x-amazon-apigateway-request-validators'])[name]).toMatchObject({
    validateRequestBody: false,
  })
})

test('an authorizer repeats its identity source only where the scheme does not say it', () => {
  const authorizers: ApiDefinition['authorizers'] = [
    { id: 'a', name: 'header', type: 'TOKEN', identitySource: 'method.request.header.X-Token' },
    { id: 'b', name: 'many', type: 'REQUEST', identitySource: 'method.request.header.A, context.stage' },
    { id: 'c', name: '__proto__', type: 'COGNITO_USER_POOLS', providerARNs: ['arn'] },
  ]
  const { components } = extended(definition([], { authorizers }), ['authorizers'])
  expect(Object.entries(asJsonObject(asJsonObject(components).securitySchemes))).toEqual([
    ['header', { 'x-amazon-apigateway-authorizer': { type: 'token' } }],
    [
      'many',
      {
        'x-amazon-apigateway-authorizer': {
          type: 'request',
          identitySource: 'method.request.header.A, context.stage',
        },
      },
    ],
    ['__proto__', { 'x-amazon-apigateway-authorizer': { type: 'cognito_user_pools', providerARNs: ['arn'] } }],
  ])
})

test('Postman is told how requests are signed, and only of those that are', () => {
  const own = definition([
    { ...method, authorizationType: 'AWS_IAM' },
    { ...method, httpMethod: 'PUT' },
  ])
  const document = extended(own, ['postman'])
  expect(operation(document)['x-postman-meta']).toMatchObject({
    currentHelper: 'awsSigV4',
    helperAttributes: { region: 'eu-central-1', service: 'execute-api' },
  })
  expect(operation(document, '/', 'put')).not.toHaveProperty('x-postman-meta')
})

test('documentation parts stand in one order, with the models of the document and the version that they are of', () => {
  const model = 'https://apigateway.amazonaws.com/restapis/abc123/models/Pet'
  const parts = [
    { location: { type: 'METHOD', path: '/b', method: 'GET' }, properties: '{"summary":"B"}' },
    {
      location: { type: 'RESPONSE_BODY', path: '/' },
      properties: JSON.stringify({ content: { 'a/b': { schema: { $ref: model } } } }),
    },
    { location: { type: 'METHOD', path: '/a', method: 'GET' }, properties: 'not JSON' },
    { location: { type: 'API' }, properties: '{}' },
  ]
  const documentation = { version: '7', createdDate: new Date(Date.UTC(2026, 0, 2, 3, 4, 5, 678)), parts }
  const document = addExtensions(openapi, definition([]), new Set(['documentation']), { ...source, documentation })
  expect(document['x-amazon-apigateway-documentation']).toEqual({
    version: '7',
    createdDate: '2026-01-02T03:04:05Z',
    documentationParts: [
      { location: { type: 'API' }, properties: {} },
      { location: { type: 'METHOD', path: '/a', method: 'GET' }, properties: {} },
      { location: { type: 'METHOD', path: '/b', method: 'GET' }, properties: { summary: 'B' } },
      {
        location: { type: 'RESPONSE_BODY', path: '/', method: '*', statusCode: '*' },
        properties: { content: { 'a/b': { schema: { $ref: '#/components/schemas/Pet' } } } },
      },
    ],
  })
})

test('the TLS policy that was chosen is an extension, the one that AWS gives is not', () => {
  const chosen = { ...api, securityPolicy: 'SecurityPolicy_TLS13_2025_EDGE', endpointAccessMode: 'BASIC' as const }
  expect(extended(definition([], { api: chosen }))).toMatchObject({
    'x-amazon-apigateway-security-policy': 'SecurityPolicy_TLS13_2025_EDGE',
    'x-amazon-apigateway-endpoint-access-mode': 'BASIC',
  })
  expect(Object.keys(extended(definition([])))).not.toContain('x-amazon-apigateway-security-policy')
})
