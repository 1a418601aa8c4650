import { expect, test } from 'vitest'
import { translatorOf } from '#components/messages/testing/translator-of.ts'
import type { Method } from '#server/rest-apis/methods/method.ts'
import { boxEssentials } from './box-essentials.ts'
import { methodParts } from './method-parts.ts'

const apis = translatorOf('apis')

function lines(method: Method): string[] {
  return methodParts.map((part) => boxEssentials(part, method, [{ id: 'a1', name: 'Door' }], apis).join(' | '))
}

const bare: Method = { httpMethod: 'GET', authorizationType: 'NONE', apiKeyRequired: false }

test('a method without an integration says so', () => {
  expect(lines(bare)).toEqual(['Open', 'Not set', 'Not set', 'none', 'Declared: none'])
})

test('each box says the essentials of its part', () => {
  const method: Method = {
    ...bare,
    apiKeyRequired: true,
    authorizationType: 'CUSTOM',
    authorizerId: 'a1',
    requestParameters: { 'method.request.querystring.page': true },
    requestModels: { 'application/json': 'Pet' },
    methodResponses: { 200: { statusCode: '200' }, 404: { statusCode: '404' } },
    methodIntegration: {
      type: 'AWS',
      httpMethod: 'POST',
      uri: 'arn:aws:apigateway:us-east-1:dynamodb:action/GetItem',
      timeoutInMillis: 29_000,
      passthroughBehavior: 'NEVER',
      cacheNamespace: 'x',
      cacheKeyParameters: [],
      requestParameters: { 'integration.request.header.a': "'b'" },
      requestTemplates: { 'application/json': '{}' },
      integrationResponses: { 200: { statusCode: '200' } },
    },
  }
  expect(lines(method)).toEqual([
    'API key, Door | 1 parameter, Pet',
    '1 mapping, application/json',
    'AWS | dynamodb GetItem',
    '200',
    'Declared: 200, 404',
  ])
})

test('a proxy passes answers through; functions and hosts are told by name', () => {
  const integration = {
    type: 'HTTP_PROXY' as const,
    httpMethod: 'ANY',
    uri: 'https://api.example.com/a',
    timeoutInMillis: 29_000,
    passthroughBehavior: 'WHEN_NO_MATCH' as const,
    cacheNamespace: 'x',
    cacheKeyParameters: [],
  }
  expect(lines({ ...bare, methodIntegration: integration }).slice(2)).toEqual([
    'HTTP_PROXY | ANY api.example.com',
    'Proxied: not changed',
    'As the backend answers',
  ])
  const uri =
    'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:r:1:function:hello/invocations'
  expect(lines({ ...bare, methodIntegration: { ...integration, type: 'AWS_PROXY', uri } })[2]).toBe('AWS_PROXY | hello')
  expect(lines({ ...bare, methodIntegration: { ...integration, type: 'MOCK' } })[2]).toContain('Mock')
})
