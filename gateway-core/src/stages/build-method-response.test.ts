import { expect, test } from 'vitest'
import { MockResponse } from '../integrations/mock-response.ts'
import { httpProxy, mock } from '../testing/deployed-api.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import { buildMethodResponse } from './build-method-response.ts'

test('a proxy’s answer is the backend’s', () => {
  const { exchange, method, services } = stagedExchange({ methods: { 'GET /': httpProxy('http://backend/') } })
  exchange.integrationResponse = new MockResponse(207)
  const reply = buildMethodResponse.compile(method, services)?.(exchange)
  expect(reply).toMatchObject({ status: 207, body: exchange.integrationResponse })
})

test('any other answer is the selected response’s', () => {
  const { exchange, method, services } = stagedExchange({ methods: { 'GET /': mock(201, '{"made":true}') } })
  exchange.integrationResponse = new MockResponse(201)
  exchange.selectedResponse = {
    statusCode: '201',
    response: { responseTemplates: { 'application/json': '{"made":true}' } },
  }
  const reply = buildMethodResponse.compile(method, services)?.(exchange)
  expect(reply).toMatchObject({ status: 201, body: '{"made":true}' })
})

test.each([
  ['a proxy', httpProxy('http://backend/')],
  ['a mock', mock(200, '')],
])('%s that did not answer makes no reply', (_, script) => {
  const { exchange, method, services } = stagedExchange({ methods: { 'GET /': script } })
  expect(buildMethodResponse.compile(method, services)?.(exchange)).toBeUndefined()
})
