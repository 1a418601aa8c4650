import { describe, expect, test } from 'vitest'
import { MockResponse } from '../integrations/mock-response.ts'
import { Refusal } from '../pipeline/refusal.ts'
import type { IntegrationResponseSnapshot } from '../snapshot.ts'
import { http, httpProxy, mock } from '../testing/deployed-api.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import { selectIntegrationResponse } from './select-integration-response.ts'

function selected(responses: Record<string, IntegrationResponseSnapshot>, status: number) {
  const method = http('http://backend/', { integrationResponses: responses })
  const { exchange, method: compiled, services } = stagedExchange({ methods: { 'GET /': method } })
  exchange.integrationResponse = new MockResponse(status)
  const verdict = selectIntegrationResponse.compile(compiled, services)?.(exchange)
  return verdict instanceof Refusal ? verdict : exchange.selectedResponse?.statusCode
}

const patterns = {
  200: {},
  400: { selectionPattern: '4\\d{2}' },
  404: { selectionPattern: '404' },
  500: { selectionPattern: '5..' },
}

test.each([
  [200, '200'],
  [201, '200'],
  [302, '200'],
  [400, '400'],
  [499, '400'],
  [500, '500'],
  [599, '500'],
])('a backend’s %d selects %s', (status, statusCode) => {
  expect(selected(patterns, status)).toBe(statusCode)
})

test('the first of several patterns that match wins', () => {
  expect(selected(patterns, 404)).toBe('400')
})

test('a pattern must match the whole status', () => {
  expect(selected({ 200: {}, 400: { selectionPattern: '4' } }, 400)).toBe('200')
  expect(selected({ 200: {}, 400: { selectionPattern: '00' } }, 400)).toBe('200')
  expect(selected({ 200: {}, 400: { selectionPattern: '5|40' } }, 400)).toBe('200')
})

test.each([[undefined], [''], ['.*']])('the pattern %j is the default, and comes last', (selectionPattern) => {
  const responses = { 200: { selectionPattern }, 503: { selectionPattern: '503' } }
  expect(selected(responses, 503)).toBe('503')
  expect(selected(responses, 418)).toBe('200')
})

test('the first of several defaults wins', () => {
  expect(selected({ 201: { selectionPattern: '.*' }, 202: {} }, 418)).toBe('201')
})

describe('with no match and no default', () => {
  const reason = 'no match for output mapping and no default output mapping configured'
  const nothing = { type: 'API_CONFIGURATION_ERROR', cause: expect.stringContaining(reason) }

  test.each([
    [{}],
    [{ 200: { selectionPattern: '2..' } }],
    [{ 200: { selectionPattern: '(' } }],
    [{ 200: { selectionPattern: '(?<=' } }],
  ])('%j is a configuration error', (responses) => {
    expect(selected(responses, 500)).toMatchObject(nothing)
  })
})

test('a mock’s own status selects too', () => {
  const { exchange, method, services } = stagedExchange({ methods: { 'GET /': mock(418, '') } })
  exchange.integrationResponse = new MockResponse(418)
  expect(selectIntegrationResponse.compile(method, services)?.(exchange)).toBeUndefined()
  expect(exchange.selectedResponse?.statusCode).toBe('418')
})

test('costs nothing for a proxy', () => {
  const { method, services } = stagedExchange({ methods: { 'GET /': httpProxy('http://backend/') } })
  expect(selectIntegrationResponse.compile(method, services)).toBeUndefined()
})

describe('of a function its error selects', () => {
  const uri = 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn/invocations'
  const responses = {
    200: {},
    400: { selectionPattern: '.*Bad.*' },
    500: { selectionPattern: '(\\n|.)*Internal(\\n|.)*' },
    404: { selectionPattern: '^\\[NotFound\\].*' },
  }

  function chosen(payload: string | undefined): string | undefined {
    const integration = { ...http('').integration, type: 'AWS', uri, integrationResponses: responses } as const
    const { exchange, method, services } = stagedExchange({ methods: { 'GET /': { integration } } })
    exchange.integrationResponse = new MockResponse(200)
    exchange.integrationPayload = payload === undefined ? undefined : Buffer.from(payload)
    expect(selectIntegrationResponse.compile(method, services)?.(exchange)).toBeUndefined()
    return exchange.selectedResponse?.statusCode
  }

  test.each([
    ['{"errorMessage":"Bad input","errorType":"Error"}', '400'],
    ['{"errorMessage":"[NotFound] no pet","trace":[]}', '404'],
    ['{"errorMessage":"an\\nInternal\\nfault"}', '500'],
    ['{"errorMessage":"a\\nBad\\nday"}', '200'],
    ['{"errorMessage":"something else"}', '200'],
    ['{"errorMessage":{"Bad":"object"}}', '200'],
    ['{"errorMessage":null}', '200'],
    ['{"ok":"Bad"}', '200'],
    ['["errorMessage","Bad"]', '200'],
    ['"errorMessage Bad"', '200'],
    ['null errorMessage', '200'],
    ['', '200'],
    [undefined, '200'],
  ])('%s selects %s', (payload, statusCode) => {
    expect(chosen(payload)).toBe(statusCode)
  })
})

test('a pattern that would take too long matches nothing', () => {
  const uri = 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn/invocations'
  const integrationResponses = { 200: {}, 500: { selectionPattern: '(a{0,900}b?)*' } }
  const integration = { ...http('').integration, type: 'AWS', uri, integrationResponses } as const
  const { exchange, method, services } = stagedExchange({ methods: { 'GET /': { integration } } })
  exchange.integrationResponse = new MockResponse(200)
  exchange.integrationPayload = Buffer.from(JSON.stringify({ errorMessage: 'a'.repeat(100_000) }))
  expect(selectIntegrationResponse.compile(method, services)?.(exchange)).toBeUndefined()
  expect(exchange.selectedResponse?.statusCode).toBe('200')
})
