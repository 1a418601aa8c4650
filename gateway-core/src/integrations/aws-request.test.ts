import { describe, expect, test } from 'vitest'
import { readPayload } from '../payload.ts'
import { Refusal } from '../pipeline/refusal.ts'
import type { IntegrationSnapshot } from '../snapshot.ts'
import { aws, functionArn, functionUri } from '../testing/aws-methods.ts'
import { awsService } from '../testing/aws-service.ts'
import { functionHost, returning } from '../testing/function-host.ts'
import type { MemoryRequest } from '../testing/memory-client.ts'
import { scenario } from '../testing/scenario.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import { compileAwsRequest } from './aws-request.ts'

async function callOf(request: MemoryRequest, more: Partial<IntegrationSnapshot> = {}, variables = {}) {
  const script = { methods: { 'ANY /': aws(functionUri, more) }, stage: { variables } }
  const { exchange, method, services } = stagedExchange(script, request)
  await readPayload(exchange)
  const verdict = compileAwsRequest(method, services)(exchange)
  const made = exchange.integrationRequest
  return verdict ?? (made !== undefined && 'functionCall' in made ? made.functionCall : undefined)
}

describe('a function', () => {
  test('gets the body as its event', async () => {
    expect(await callOf({ method: 'POST', body: '{"a":1}' })).toEqual({
      accountId: '123456789012',
      functionArn,
      timeoutMs: 2000,
      payload: '{"a":1}',
      isEvent: false,
    })
  })

  test('gets {} where there is none', async () => {
    expect(await callOf({})).toMatchObject({ payload: '{}' })
    expect(await callOf({}, { requestTemplates: { 'application/json': '' } })).toMatchObject({ payload: '{}' })
  })

  test('gets what the template says', async () => {
    const requestTemplates = { 'application/json': '{"from":"template"}' }
    expect(await callOf({ method: 'POST', body: 'x' }, { requestTemplates })).toMatchObject({
      payload: '{"from":"template"}',
    })
  })

  test('is called with the integration’s credentials', async () => {
    const credentials = 'arn:aws:iam::123456789012:role/a'
    expect(await callOf({}, { credentials })).toMatchObject({ credentials })
    const named = { credentials: `arn:aws:iam::123456789012:role/\${stageVariables.role}` }
    expect(await callOf({}, named, { role: 'a' })).toMatchObject({ credentials })
  })

  test('is not waited for when the integration says so', async () => {
    const requestParameters = { 'integration.request.header.X-Amz-Invocation-Type': "'Event'" }
    expect(await callOf({}, { requestParameters })).toMatchObject({ isEvent: true })
    const other = { 'integration.request.header.X-Amz-Invocation-Type': "'RequestResponse'" }
    expect(await callOf({}, { requestParameters: other })).toMatchObject({ isEvent: false })
  })

  test('is not called with what is not JSON: the caller is told as Lambda tells it', async () => {
    const verdict = await callOf({ method: 'POST', body: 'hello', headers: { 'Content-Type': 'text/plain' } })
    if (!(verdict instanceof Refusal)) throw new Error('Not refused')
    expect([verdict.status, verdict.shownMessage]).toEqual([400, 'Could not parse request body into json'])
  })

  test('is not called when no template takes the body', async () => {
    const verdict = await callOf({ method: 'POST', body: 'x' }, { passthroughBehavior: 'NEVER' })
    expect(verdict).toMatchObject({ type: 'UNSUPPORTED_MEDIA_TYPE' })
  })

  test('that is misnamed cannot be served', () => {
    const uri = functionUri.replace(functionArn, 'pets')
    const { method, services } = stagedExchange({ methods: { 'GET /': aws(uri) } })
    expect(() => compileAwsRequest(method, services)).toThrow('Invalid function ARN: pets')
  })
})

describe('whole calls of a function', () => {
  const post = { body: '{"a":1}', headers: { 'content-type': 'application/json' } }

  test('its result is the answer', async () => {
    const functions = functionHost(({ payload }) => ({ requestId: 'fn-1', payload }))
    await using api = await scenario({ methods: { 'POST /': aws(functionUri) } }, { functions })
    expect(await api.call('POST', '/', post)).toMatchObject({ status: 200, body: '{"a":1}' })
  })

  test('its error chooses the response', async () => {
    const failed = {
      requestId: 'fn-1',
      payload: '{"errorMessage":"[404] no pet"}',
      functionError: 'Unhandled',
    } as const
    const functions = functionHost(() => failed)
    const integrationResponses = { 200: {}, 404: { selectionPattern: '\\[404\\].*' } }
    const method = { ...aws(functionUri, { integrationResponses }), methodResponses: { 200: {}, 404: {} } }
    await using api = await scenario({ methods: { 'POST /': method } }, { functions })
    expect(await api.call('POST', '/', post)).toMatchObject({ status: 404, body: failed.payload })
  })

  test('an event is answered with nothing', async () => {
    const functions = returning({ never: 'seen' })
    const requestParameters = { 'integration.request.header.X-Amz-Invocation-Type': "'Event'" }
    await using api = await scenario({ methods: { 'POST /': aws(functionUri, { requestParameters }) } }, { functions })
    expect(await api.call('POST', '/', post)).toMatchObject({ status: 200, body: '' })
    expect(functions.invoked[0]?.isEvent).toBe(true)
  })
})

test('a service gets the body, signed', async () => {
  await using upstream = await awsService('dynamodb', { test: 'test' }, (seen, response) => {
    response.writeHead(200, { 'x-amzn-RequestId': 'ddb-1' }).end(`{"got":${seen.body}}`)
  })
  const awsEndpoints = { configured: () => upstream.origin }
  const uri = 'arn:aws:apigateway:us-east-1:dynamodb:action/GetItem'
  await using api = await scenario({ methods: { 'POST /': aws(uri) } }, { awsEndpoints })
  const answer = await api.call('POST', '/', { body: '{"TableName":"t"}' })
  expect(answer).toMatchObject({ status: 200, body: '{"got":{"TableName":"t"}}' })
  expect(upstream.seen[0]?.headers['x-amz-target']).toBe('DynamoDB_20120810.GetItem')
})
