import { describe, expect, test } from 'vitest'
import { Refusal } from '../pipeline/refusal.ts'
import { Reply } from '../pipeline/reply.ts'
import type { CallResult } from '../testing/call.ts'
import { http, mock } from '../testing/deployed-api.ts'
import { scenario } from '../testing/scenario.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import { renderGatewayResponse } from './render-gateway-response.ts'

const throttledAs503 = {
  responseType: 'THROTTLED',
  statusCode: '503',
  responseParameters: {},
  responseTemplates: {},
}

function render(refusal: Refusal | undefined, reply?: Reply) {
  const script = { methods: { 'GET /': mock(200, '') }, api: { gatewayResponses: [throttledAs503] } }
  const { exchange, method, services, ports } = stagedExchange(script)
  exchange.refusal = refusal
  exchange.reply = reply
  const verdict = renderGatewayResponse.compile(method, services)?.(exchange)
  return { exchange, ports, verdict }
}

test('leaves an answer alone', () => {
  const reply = new Reply(200, [], 'fine')
  const { exchange, verdict } = render(undefined, reply)
  expect(exchange.reply).toBe(reply)
  expect(verdict).toBeUndefined()
})

test('turns a refusal into its answer', () => {
  const { exchange, verdict } = render(new Refusal('INVALID_API_KEY'))
  expect(exchange.reply).toMatchObject({ status: 403, body: '{"message":"Forbidden"}' })
  expect(verdict).toBeUndefined()
})

test('applies what the provider changed', () => {
  expect(render(new Refusal('THROTTLED')).exchange.reply).toMatchObject({ status: 503 })
})

test('logs a refusal’s cause with the request’s id, and tells the caller nothing of it', () => {
  const { exchange, ports } = render(new Refusal('API_CONFIGURATION_ERROR', undefined, 'the secret reason'))
  expect(ports.errors).toEqual([{ message: 'abcde12345/prod/GET: the secret reason', requestId: exchange.requestId }])
  expect(exchange.reply?.body).toBe('{"message":"Internal server error"}')
})

test('logs nothing for a refusal that explains itself', () => {
  expect(render(new Refusal('THROTTLED')).ports.errors).toEqual([])
})

describe('over the wire', () => {
  const names = ({ rawHeaders }: CallResult) => rawHeaders.filter((_, index) => index % 2 === 0)

  test('a refusal has AWS’s headers in AWS’s spelling, and no trace id', async () => {
    await using api = await scenario({ methods: { 'GET /pets': mock(200, '[]') } })
    expect(names(await api.call('GET', '/nope')).sort()).toEqual([
      'Connection',
      'Content-Length',
      'Content-Type',
      'Date',
      'x-amz-apigw-id',
      'x-amzn-ErrorType',
      'x-amzn-RequestId',
    ])
  })

  test('a failure of the integration has no trace id either', async () => {
    await using api = await scenario({ methods: { 'GET /pets': http('http://127.0.0.1:1/') } })
    const failed = await api.call('GET', '/pets')
    expect(failed).toMatchObject({ status: 504, headers: { 'x-amzn-errortype': 'InternalServerErrorException' } })
    expect(failed.headers).not.toHaveProperty('x-amzn-trace-id')
  })

  test('a gateway response that was changed takes effect with the next deployment', async () => {
    const methods = { 'GET /pets': mock(200, '[]') }
    const changed = { responseType: 'DEFAULT_4XX', statusCode: '404', responseParameters: {}, responseTemplates: {} }
    await using api = await scenario({ methods })
    expect((await api.call('GET', '/nope')).status).toBe(403)
    await api.deploy({ methods, api: { gatewayResponses: [changed] } })
    expect(await api.call('GET', '/nope')).toMatchObject({
      status: 404,
      body: '{"message":"Missing Authentication Token"}',
    })
    await api.deploy({ methods })
    expect((await api.call('GET', '/nope')).status).toBe(403)
  })
})
