import { describe, expect, test } from 'vitest'
import type { FunctionCall } from '../functions/invoke-function.ts'
import { FunctionResponse } from '../integrations/function-response.ts'
import type { FunctionAnswer } from '../ports.ts'
import { awsProxy, functionArn } from '../testing/aws-methods.ts'
import { accountId, httpProxy, mock } from '../testing/deployed-api.ts'
import { FakeClock } from '../testing/fake-clock.ts'
import { functionHost } from '../testing/function-host.ts'
import { scriptedUpstream } from '../testing/scripted-upstream.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import { buildIntegrationRequest } from './build-integration-request.ts'
import { callIntegration } from './call-integration.ts'

test('a mock answers at once with its status', () => {
  const { exchange, method, services } = stagedExchange({ methods: { 'GET /': mock(418, '') } })
  exchange.integrationRequest = { mockStatus: 418 }
  expect(callIntegration.compile(method, services)?.(exchange)).toBeUndefined()
  expect(exchange.integrationResponse?.status).toBe(418)
})

test('a backend is waited for', async () => {
  await using upstream = await scriptedUpstream()
  upstream.answers((_request, response) => response.writeHead(203, { 'X-One': '1' }).end('hello'))
  const script = { methods: { 'GET /': httpProxy(`${upstream.origin}/there`) } }
  const { exchange, method, services } = stagedExchange(script)
  buildIntegrationRequest.compile(method, services)?.(exchange)
  const verdict = callIntegration.compile(method, services)?.(exchange)
  expect(verdict).toBeInstanceOf(Promise)
  expect(await verdict).toBeUndefined()
  expect(exchange.integrationResponse?.status).toBe(203)
  expect(exchange.integrationResponse?.headerValues('x-one')).toEqual(['1'])
  expect(upstream.seen[0]?.url).toBe('/there')
  exchange.integrationResponse?.abort()
  await services.pools.close(0)
})

test('a request that nobody built is passed over', () => {
  const { exchange, method, services } = stagedExchange({ methods: { 'GET /': mock(200, '') } })
  expect(callIntegration.compile(method, services)?.(exchange)).toBeUndefined()
  expect(exchange.integrationResponse).toBeUndefined()
})

describe('a function', () => {
  const call: FunctionCall = { accountId, functionArn, payload: '{}', timeoutMs: 1000 }

  async function called(answer: FunctionAnswer | undefined, more: Partial<FunctionCall> = {}) {
    const clock = new FakeClock()
    const functions = functionHost(() => {
      clock.pass(25)
      return answer
    })
    const staged = stagedExchange({ methods: { 'GET /': awsProxy() } }, {}, { functions, clock })
    const { exchange, method, services } = staged
    exchange.integrationRequest = { functionCall: { ...call, ...more } }
    const verdict = await callIntegration.compile(method, services)?.(exchange)
    return { ...staged, verdict }
  }

  test('answers as Lambda does, and how it went is noted', async () => {
    const { exchange, verdict } = await called({ requestId: 'fn-1', payload: '{"a":1}' })
    expect(verdict).toBeUndefined()
    expect(exchange.integrationResponse).toBeInstanceOf(FunctionResponse)
    expect(exchange.integrationResponse?.status).toBe(200)
    expect(exchange.integrationPhase).toEqual({ status: 200, integrationStatus: 200, latencyMs: 25, requestId: 'fn-1' })
  })

  test('that fails has answered, and its failure is noted', async () => {
    const { exchange } = await called({ requestId: 'fn-1', payload: '{}', functionError: 'Unhandled' })
    expect(exchange.integrationPhase).toMatchObject({ status: 200, error: 'Unhandled' })
  })

  test('that nobody waits for has accepted', async () => {
    const { exchange } = await called({ requestId: 'fn-1', payload: '{"a":1}' }, { isEvent: true })
    expect(exchange.integrationResponse?.status).toBe(202)
    expect(exchange.integrationPhase).toMatchObject({ status: 202, integrationStatus: 202 })
  })

  test('that was not run is a refusal, with the reason noted', async () => {
    const { exchange, verdict } = await called(undefined)
    expect(verdict).toMatchObject({ type: 'API_CONFIGURATION_ERROR' })
    expect(exchange.integrationResponse).toBeUndefined()
    expect(exchange.integrationPhase).toEqual({ latencyMs: 25, error: expect.stringContaining('There is no function') })
  })

  test('whose caller left meanwhile is recorded as 499, and its stream ends', async () => {
    let ended = false
    async function* pieces() {
      try {
        yield Buffer.from('x')
      } finally {
        ended = true
      }
    }
    const stream = pieces()
    await stream.next()
    const functions = functionHost(() => {
      client.gone = true
      return { requestId: 'fn-1', payload: '', stream }
    })
    const { exchange, method, services, client } = stagedExchange(
      { methods: { 'GET /': awsProxy() } },
      {},
      { functions },
    )
    exchange.integrationRequest = { functionCall: call }
    expect(await callIntegration.compile(method, services)?.(exchange)).toMatchObject({ status: 499 })
    await new Promise(setImmediate)
    expect(ended).toBe(true)
    const none = functionHost(() => {
      second.client.gone = true
      return undefined
    })
    const second = stagedExchange({ methods: { 'GET /': awsProxy() } }, {}, { functions: none })
    second.exchange.integrationRequest = { functionCall: call }
    const verdict = await callIntegration.compile(second.method, second.services)?.(second.exchange)
    expect(verdict).toMatchObject({ status: 499 })
  })
})
