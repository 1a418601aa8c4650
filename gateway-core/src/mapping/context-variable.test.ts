import { describe, expect, test } from 'vitest'
import { Refusal } from '../pipeline/refusal.ts'
import { apiKeyValue, mock } from '../testing/deployed-api.ts'
import { FakeClock } from '../testing/fake-clock.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import { contextVariable } from './context-variable.ts'

function exchangeFor(at = '2026-11-02T03:04:05Z') {
  const script = { methods: { 'POST /pets/{id}': mock(200, '') } }
  const request = {
    method: 'POST',
    path: '/pets/1?a=b',
    headers: { 'User-Agent': 'agent/1', 'x-api-key': apiKeyValue },
  }
  return stagedExchange(script, request, { clock: new FakeClock(at) }).exchange
}

test.each([
  ['accountId', '123456789012'],
  ['apiId', 'abcde12345'],
  ['deploymentId', 'dep001'],
  ['domainName', 'abcde12345.execute-api.us-east-1.localhost'],
  ['domainPrefix', 'abcde12345'],
  ['httpMethod', 'POST'],
  ['identity.sourceIp', '203.0.113.7'],
  ['identity.userAgent', 'agent/1'],
  ['path', '/prod/pets/1'],
  ['protocol', 'HTTP/1.1'],
  ['requestTime', '02/Nov/2026:03:04:05 +0000'],
  ['requestTimeEpoch', `${Date.parse('2026-11-02T03:04:05Z')}`],
  ['resourceId', 'res0'],
  ['resourcePath', '/pets/{id}'],
  ['stage', 'prod'],
])('$context.%s is %s', (name, value) => {
  expect(contextVariable(exchangeFor(), name)).toBe(value)
})

test('the request’s ids are those that the answer carries', () => {
  const exchange = exchangeFor()
  expect(contextVariable(exchange, 'requestId')).toBe(exchange.requestId)
  expect(contextVariable(exchange, 'extendedRequestId')).toBe(exchange.extendedRequestId)
})

test('the key’s id is known once the key was checked', () => {
  const exchange = exchangeFor()
  expect(contextVariable(exchange, 'identity.apiKeyId')).toBeUndefined()
  exchange.apiKey = { id: 'k1', enabled: true, usagePlanIds: [] }
  expect(contextVariable(exchange, 'identity.apiKeyId')).toBe('k1')
})

describe('of a refusal', () => {
  test.each([
    ['error.message', 'He said "no"'],
    ['error.messageString', '"He said \\"no\\""'],
    ['error.responseType', 'UNAUTHORIZED'],
  ])('$context.%s is %s', (name, value) => {
    const exchange = exchangeFor()
    exchange.refusal = new Refusal('UNAUTHORIZED', 'He said "no"')
    expect(contextVariable(exchange, name)).toBe(value)
  })

  test('a message that AWS leaves null is null as JSON and nothing as text', () => {
    const exchange = exchangeFor()
    exchange.refusal = new Refusal('AUTHORIZER_CONFIGURATION_ERROR')
    expect(contextVariable(exchange, 'error.messageString')).toBe('null')
    expect(contextVariable(exchange, 'error.message')).toBeUndefined()
  })

  test.each(['error.message', 'error.messageString', 'error.responseType'])(
    'there is no $context.%s without one',
    (name) => {
      expect(contextVariable(exchangeFor(), name)).toBeUndefined()
    },
  )
})

test.each(['', 'nope', 'identity', 'constructor', '__proto__', 'toString'])('$context.%s is unknown', (name) => {
  expect(contextVariable(exchangeFor(), name)).toBeUndefined()
})
