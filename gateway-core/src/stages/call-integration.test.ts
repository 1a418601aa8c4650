import { expect, test } from 'vitest'
import { httpProxy, mock } from '../testing/deployed-api.ts'
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
