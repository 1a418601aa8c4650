import { expect, test } from 'vitest'
import type { ApiSnapshot, IntegrationResponseSnapshot } from '../snapshot.ts'
import { http, httpProxy, type MethodScript, mock } from '../testing/deployed-api.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import { needsIntegrationPayload } from './needs-integration-payload.ts'

const answering = (response: IntegrationResponseSnapshot) =>
  http('http://b/', { integrationResponses: { 200: response } })
const aws = (uri: string): MethodScript => ({ integration: { ...http('').integration, type: 'AWS', uri } })
const lambda = 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn/invocations'

function needs(script: MethodScript, dataTraceEnabled = false, api: Partial<ApiSnapshot> = {}): boolean {
  const { method } = stagedExchange({
    methods: { 'GET /': script },
    api,
    stage: { methodSettings: { '*/*': { dataTraceEnabled } } },
  })
  return needsIntegrationPayload(method)
}

test.each<[string, MethodScript, boolean]>([
  ['HTTP_PROXY', httpProxy('http://b/'), false],
  ['HTTP', http('http://b/'), false],
  ['HTTP with a constant template', answering({ responseTemplates: { 'application/json': '{}' } }), false],
  ['HTTP with a template', answering({ responseTemplates: { 'application/json': '$input.body' } }), true],
  ['HTTP with content handling', answering({ contentHandling: 'CONVERT_TO_TEXT' }), true],
  [
    'HTTP with a header from the body',
    answering({ responseParameters: { 'method.response.header.X': 'integration.response.body.a' } }),
    true,
  ],
  ['MOCK with a template', mock(200, '$context.stage'), false],
  ['AWS with a function', aws(lambda), true],
  ['AWS with a service', aws('arn:aws:apigateway:us-east-1:sqs:action/SendMessage'), false],
  ['AWS_PROXY', { integration: { ...http('').integration, type: 'AWS_PROXY', uri: lambda } }, false],
])('%s needs the whole answer: %3$s', (_, script, expected) => {
  expect(needs(script)).toBe(expected)
})

test('data trace needs every answer, but never one that is streamed', () => {
  expect(needs(httpProxy('http://b/'), true)).toBe(true)
  expect(needs(httpProxy('http://b/', { responseTransferMode: 'STREAM' }), true)).toBe(false)
})

test('where the API has binary media types, who asks decides the form of the answer', () => {
  const api = { binaryMediaTypes: ['image/png'] }
  expect(needs(http('http://b/'), false, api)).toBe(true)
  expect(needs(httpProxy('http://b/'), false, api)).toBe(false)
})
