import { describe, expect, test } from 'vitest'
import { readPayload } from '../payload.ts'
import type { IntegrationSnapshot } from '../snapshot.ts'
import { awsProxy, functionArn, functionUri } from '../testing/aws-methods.ts'
import type { ApiScript } from '../testing/deployed-api.ts'
import type { MemoryRequest } from '../testing/memory-client.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import { compileAwsProxyRequest } from './aws-proxy-request.ts'

function staged(request: MemoryRequest, more: Partial<IntegrationSnapshot> = {}, script: Partial<ApiScript> = {}) {
  return stagedExchange({ methods: { 'ANY /pets': awsProxy(more) }, ...script }, { path: '/pets', ...request })
}

async function callOf(
  request: MemoryRequest,
  more: Partial<IntegrationSnapshot> = {},
  script: Partial<ApiScript> = {},
) {
  const { exchange, method, services } = staged(request, more, script)
  await readPayload(exchange)
  expect(compileAwsProxyRequest(method, services)(exchange)).toBeUndefined()
  const made = exchange.integrationRequest
  if (made === undefined || !('functionCall' in made)) throw new Error('No function is called')
  return { ...made.functionCall, event: JSON.parse(made.functionCall.payload) }
}

test('the function gets the whole request as its event', async () => {
  const call = await callOf({ method: 'POST', body: '{"a":1}', headers: { 'Content-Type': 'application/json' } })
  expect(call).toMatchObject({ accountId: '123456789012', functionArn, timeoutMs: 2000, stream: false })
  expect(call.event).toMatchObject({ resource: '/pets', httpMethod: 'POST', body: '{"a":1}', isBase64Encoded: false })
  expect(call.event.version).toBeUndefined()
  expect(call.credentials).toBeUndefined()
})

test('a stage variable may name the credentials', async () => {
  const credentials = `arn:aws:iam::123456789012:role/\${stageVariables.role}`
  const call = await callOf({}, { credentials }, { stage: { variables: { role: 'caller' } } })
  expect(call.credentials).toBe('arn:aws:iam::123456789012:role/caller')
})

test('a request without a body has none, at once', () => {
  const { exchange, method, services } = staged({})
  expect(compileAwsProxyRequest(method, services)(exchange)).toBeUndefined()
  const made = exchange.integrationRequest
  const payload = made !== undefined && 'functionCall' in made ? made.functionCall.payload : '{}'
  expect(JSON.parse(payload)).toMatchObject({ body: null, isBase64Encoded: false })
})

describe('a body of a binary type is base64', () => {
  const api = { binaryMediaTypes: ['image/*'] }

  test.each([
    ['image/png', true],
    ['IMAGE/PNG; q=1', true],
    ['text/plain', false],
  ])('%s: %j', async (type, isBase64Encoded) => {
    const request = { method: 'POST', body: 'hé', headers: { 'Content-Type': type } }
    const { event } = await callOf(request, {}, { api })
    expect(event.isBase64Encoded).toBe(isBase64Encoded)
    expect(event.body).toBe(isBase64Encoded ? Buffer.from('hé').toString('base64') : 'hé')
  })

  test('but not where there is none', async () => {
    const { event } = await callOf({ headers: { 'Content-Type': 'image/png' } }, {}, { api })
    expect(event).toMatchObject({ body: null, isBase64Encoded: false })
  })
})

test('credentials and streaming are the integration’s', async () => {
  const credentials = 'arn:aws:iam::123456789012:role/a'
  expect(await callOf({}, { credentials, responseTransferMode: 'STREAM' })).toMatchObject({ credentials, stream: true })
  const uri = `arn:aws:apigateway:us-east-1:lambda:path/2021-11-15/functions/${functionArn}/response-streaming-invocations`
  expect(await callOf({}, { uri })).toMatchObject({ stream: true })
})

test('a stage variable may name the function', async () => {
  const uri = functionUri.replace('function:pets', `function:\${stageVariables.fn}`)
  const { functionArn: arn } = await callOf({}, { uri }, { stage: { variables: { fn: 'dogs' } } })
  expect(arn).toBe('arn:aws:lambda:us-east-1:123456789012:function:dogs')
})

test('mapped parameters are not applied, but wrong ones are refused', async () => {
  const { event } = await callOf({}, { requestParameters: { 'integration.request.header.X-A': "'b'" } })
  expect(event.headers['X-A']).toBeUndefined()
  const { method, services } = staged({}, { requestParameters: { 'integration.request.header.X-A': 'nonsense' } })
  expect(() => compileAwsProxyRequest(method, services)).toThrow('cannot be mapped')
})

describe('cannot be served', () => {
  test.each<[string, Partial<IntegrationSnapshot>, string]>([
    ['by another verb than POST', { httpMethod: 'GET' }, 'A function is called by POST, not by GET'],
    ['without a verb', { httpMethod: 'ANY' }, 'A function is called by POST'],
    ['without a URI', { uri: '' }, 'Invalid ARN specified in the request'],
    [
      'with another service',
      { uri: 'arn:aws:apigateway:us-east-1:sqs:path/q' },
      'currently only supports Lambda function',
    ],
    [
      'with another action',
      { uri: 'arn:aws:apigateway:us-east-1:dynamodb:action/GetItem' },
      'currently only supports Lambda function',
    ],
  ])('%s', (_, more, reason) => {
    const { method, services } = staged({}, more)
    expect(() => compileAwsProxyRequest(method, services)).toThrow(reason)
  })
})
