import { expect, test } from 'vitest'
import type { DeployedMethod, DeploymentColumn } from '#db/deployment.ts'
import { addExtensions } from './add-extensions.ts'

const method: DeployedMethod = {
  httpMethod: 'GET',
  authorizationType: 'NONE',
  apiKeyRequired: false,
  methodResponses: {},
  requestValidatorId: 'v1',
  integration: {
    type: 'HTTP_PROXY',
    httpMethod: 'GET',
    uri: 'https://backend.example.org/',
    passthroughBehavior: 'WHEN_NO_MATCH',
    timeoutInMillis: 29_000,
    cacheNamespace: 'r',
    cacheKeyParameters: [],
    integrationResponses: {},
  },
}

function deployment(methods: DeployedMethod[], more: Partial<DeploymentColumn> = {}): DeploymentColumn {
  return {
    api: { name: 'T', apiKeySource: 'HEADER', binaryMediaTypes: [] },
    resources: [{ id: 'r', path: '/', methods }],
    models: [],
    requestValidators: [],
    authorizers: [],
    gatewayResponses: [],
    ...more,
  }
}

const openapi = { openapi: '3.0.1', paths: { '/': { get: { summary: 'Kept', responses: {} } } }, components: {} }
const full = new Set(['apigateway'] as const)

test('without extensions the document stays as it is', () => {
  expect(addExtensions(openapi, deployment([method]), new Set())).toEqual(openapi)
})

test("integrations are written in AWS's lower case, and the document itself is not changed", () => {
  const before = JSON.stringify(openapi)
  const { paths } = addExtensions(openapi, deployment([method]), full)
  expect(paths).toEqual({
    '/': {
      get: {
        summary: 'Kept',
        responses: {},
        'x-amazon-apigateway-request-validator': 'v1',
        'x-amazon-apigateway-integration': {
          type: 'http_proxy',
          httpMethod: 'GET',
          uri: 'https://backend.example.org/',
          passthroughBehavior: 'when_no_match',
          timeoutInMillis: 29_000,
          cacheNamespace: 'r',
        },
      },
    },
  })
  expect(JSON.stringify(openapi)).toBe(before)
})

test('responses are named by their pattern, `default` without one, and by status code when that is taken', () => {
  const integration = {
    ...method.integration,
    integrationResponses: { 200: {}, 201: {}, 404: { selectionPattern: '4\\d\\d', responseTemplates: { 'a/b': 'x' } } },
  }
  const { paths } = addExtensions(openapi, deployment([{ ...method, integration }]), full)
  expect(paths).toMatchObject({
    '/': {
      get: {
        'x-amazon-apigateway-integration': {
          responses: {
            default: { statusCode: '200' },
            201: { statusCode: '201' },
            '4\\d\\d': { statusCode: '404', responseTemplates: { 'a/b': 'x' } },
          },
        },
      },
    },
  })
})

test('ANY stands under its extension', () => {
  const { paths } = addExtensions({ paths: {} }, deployment([{ ...method, httpMethod: 'ANY' }]), full)
  expect(paths).toMatchObject({ '/': { 'x-amazon-apigateway-any-method': {} } })
})

test('settings of the API stand at the root, and only those that are set', () => {
  expect(Object.keys(addExtensions({ paths: {} }, deployment([]), full))).toEqual(['paths'])
  const definition = deployment([], {
    api: {
      name: 'T',
      apiKeySource: 'AUTHORIZER',
      binaryMediaTypes: ['*/*'],
      minimumCompressionSize: 0,
      policy: '{"Statement":[]}',
    },
    requestValidators: [{ id: 'v1', validateRequestBody: true, validateRequestParameters: false }],
    gatewayResponses: [{ responseType: 'THROTTLED', responseParameters: {}, responseTemplates: { 'a/b': 'x' } }],
    authorizers: [{ id: 'a', name: 'tokens', type: 'TOKEN', authType: 'custom', authorizerUri: 'u' }],
  })
  expect(addExtensions({ paths: {} }, definition, full)).toEqual({
    paths: {},
    components: {
      securitySchemes: { tokens: { 'x-amazon-apigateway-authorizer': { type: 'token', authorizerUri: 'u' } } },
    },
    'x-amazon-apigateway-request-validators': { v1: { validateRequestBody: true, validateRequestParameters: false } },
    'x-amazon-apigateway-api-key-source': 'AUTHORIZER',
    'x-amazon-apigateway-binary-media-types': ['*/*'],
    'x-amazon-apigateway-minimum-compression-size': 0,
    'x-amazon-apigateway-policy': { Statement: [] },
    'x-amazon-apigateway-gateway-responses': {
      THROTTLED: { responseParameters: {}, responseTemplates: { 'a/b': 'x' } },
    },
  })
})
