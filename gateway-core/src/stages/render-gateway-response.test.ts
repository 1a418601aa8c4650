import { expect, test } from 'vitest'
import { Refusal } from '../pipeline/refusal.ts'
import { Reply } from '../pipeline/reply.ts'
import { mock } from '../testing/deployed-api.ts'
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
  expect(ports.errors).toEqual([{ message: 'the secret reason', requestId: exchange.requestId }])
  expect(exchange.reply?.body).toBe('{"message":"Internal server error"}')
})

test('logs nothing for a refusal that explains itself', () => {
  expect(render(new Refusal('THROTTLED')).ports.errors).toEqual([])
})
