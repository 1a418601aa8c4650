import { expect, test } from 'vitest'
import { gatewayResponses } from '../gateway-responses.ts'
import { FunctionResponse } from '../integrations/function-response.ts'
import { MockResponse } from '../integrations/mock-response.ts'
import { limit } from '../limits/limit.ts'
import { Refusal } from '../pipeline/refusal.ts'
import { type ApiScript, apiKeyValue, mock, stageKey } from '../testing/deployed-api.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import { failureLine, shownApiKey } from './failure-line.ts'

const shown = `******************${apiKeyValue.slice(-6)}`
const script: ApiScript = { methods: { 'POST /pets': { ...mock(200, '[]'), apiKeyRequired: true } } }

function refused(refusal: Refusal, given: ApiScript = script, headers: Record<string, string> = {}) {
  const { exchange } = stagedExchange(given, { method: 'POST', path: '/pets', headers })
  exchange.refusal = refusal
  return exchange
}

test('a request that was not refused has no line', () => {
  const { exchange } = stagedExchange(script, { method: 'POST', path: '/pets' })
  expect(failureLine(exchange)).toBeUndefined()
})

test('every way of refusing has one line, and it says something', () => {
  for (const [type, { message }] of Object.entries(gatewayResponses)) {
    if (!(type in gatewayResponses)) continue
    const line = failureLine(refused(new Refusal(keyOf(type), undefined, message === null ? 'why' : undefined)))
    expect(line, type).toMatch(/^\S.{10,}$/)
    expect(line, type).not.toMatch(/undefined|null/)
  }
})

function keyOf(type: string): keyof typeof gatewayResponses {
  for (const key of Object.keys(gatewayResponses)) if (key === type && isType(key)) return key
  throw new Error(`${type} is no type`)
}

function isType(key: string): key is keyof typeof gatewayResponses {
  return Object.hasOwn(gatewayResponses, key)
}

test.each([
  [
    new Refusal('API_CONFIGURATION_ERROR', undefined, 'Malformed Lambda proxy response'),
    'Execution failed due to configuration error: Malformed Lambda proxy response',
  ],
  [new Refusal('API_CONFIGURATION_ERROR'), 'Execution failed due to configuration error: Internal server error'],
  [new Refusal('AUTHORIZER_FAILURE', undefined, 'it threw'), 'Execution failed due to configuration error: It threw'],
  [
    new Refusal('BAD_REQUEST_PARAMETERS', 'Missing required request parameters: [a]'),
    'Missing required request parameters: [a]',
  ],
  [new Refusal('INTEGRATION_TIMEOUT'), 'Execution failed due to a timeout error'],
  [new Refusal('INTEGRATION_FAILURE'), 'Execution failed due to a network error communicating with endpoint'],
  [
    new Refusal('INTEGRATION_FAILURE', undefined, 'Connection is closed'),
    'Execution failed due to a network error communicating with endpoint: Connection is closed',
  ],
  [new Refusal('UNSUPPORTED_MEDIA_TYPE'), 'Execution failed: Unsupported Media Type'],
  [new Refusal('ACCESS_DENIED', 'User is not authorized', 'an explicit deny'), 'Execution failed: An explicit deny'],
])('%j reads as AWS writes it', (refusal, line) => {
  expect(failureLine(refused(refusal))).toBe(line)
})

test('a caller who is nobody is unauthorized', () => {
  const exchange = refused(new Refusal('UNAUTHORIZED'))
  expect(failureLine(exchange)).toBe(`Unauthorized request: ${exchange.requestId}`)
})

test('a body that is not its model’s is named with its type and the reason', () => {
  const exchange = refused(new Refusal('BAD_REQUEST_BODY'), script, { 'Content-Type': 'text/json; charset=utf-8' })
  exchange.validationError = '[object has missing required properties ([\\"name\\"])]'
  expect(failureLine(exchange)).toBe(
    'Request body does not match model schema for content type text/json: [object has missing required properties (["name"])]',
  )
  const plain = refused(new Refusal('BAD_REQUEST_BODY', undefined, 'not JSON'))
  expect(failureLine(plain)).toBe(
    'Request body does not match model schema for content type application/json: [Not JSON]',
  )
})

test('a cause is told without the method, and of templates as AWS begins it', () => {
  const selecting = new Refusal('API_CONFIGURATION_ERROR', undefined, '/pets/POST: no match for output mapping')
  expect(failureLine(refused(selecting))).toBe(
    'Execution failed due to configuration error: No match for output mapping',
  )
  const failed = new Refusal(
    'API_CONFIGURATION_ERROR',
    undefined,
    '/pets/POST: a mapping template failed: too long (line 2)',
  )
  const exchange = refused(failed)
  expect(failureLine(exchange)).toBe(
    'Execution failed due to configuration error: Unable to transform request: too long (line 2)',
  )
  exchange.integrationResponse = new MockResponse(200)
  expect(failureLine(exchange)).toBe(
    'Execution failed due to configuration error: Unable to transform response: too long (line 2)',
  )
})

test.each([
  ['{"errorMessage":"Task timed out","errorType":"Error"}', 'Task timed out'],
  ['{"errorType":"Error"}', '{"errorType":"Error"}'],
  ['null', 'null'],
  ['not JSON', 'not JSON'],
])('a function that failed with %s is told with its own id', (payload, message) => {
  const exchange = refused(new Refusal('INTEGRATION_FAILURE', undefined, 'the function failed'))
  const answered = { outcome: 'answered' as const, requestId: 'f-1', payload, functionError: 'Unhandled' }
  exchange.integrationResponse = new FunctionResponse(answered, 200, 0)
  expect(failureLine(exchange)).toBe(
    `Lambda execution failed with status 200 due to customer function error: ${message}. Lambda request id: f-1`,
  )
})

test('a key that is not good is shown by its end', () => {
  const without = failureLine(refused(new Refusal('INVALID_API_KEY')))
  const place = `API Key is not associated with a Usage Plan for API Stage ${stageKey}`
  expect(without).toBe(
    `API Key  not authorized because method 'POST /pets' requires API Key and ${place}: no API Key was sent`,
  )
  const wrong = failureLine(refused(new Refusal('INVALID_API_KEY'), script, { 'X-Api-Key': apiKeyValue }))
  expect(wrong).toBe(
    `API Key ${shown} not authorized because method 'POST /pets' requires API Key and ${place}: No Usage Plan found for key and API Stage`,
  )
})

test('a key from an authorizer is shown by its end too', () => {
  const fromAuthorizer: ApiScript = { ...script, api: { apiKeySource: 'AUTHORIZER' } }
  const exchange = refused(new Refusal('INVALID_API_KEY'), fromAuthorizer, { 'X-Api-Key': 'not this one, really' })
  expect(shownApiKey(exchange)).toBe('')
  exchange.authorizer = { context: {}, usageIdentifierKey: apiKeyValue }
  expect(shownApiKey(exchange)).toBe(shown)
})

test('a spent quota names the plan and its period', () => {
  const plan = { quota: { limit: 500, offset: 0, period: 'DAY' as const } }
  const exchange = refused(new Refusal('QUOTA_EXCEEDED'), { ...script, plan }, { 'X-Api-Key': apiKeyValue })
  exchange.planKey = exchange.access.usagePlans.get('plan01')?.key('key0000001')
  expect(failureLine(exchange)).toBe(
    `API Key ${shown} exceeded quota limit for API Stage ${stageKey}: Key quota exhausted for Usage Plan ID plan01. Limit: 500 Period: DAY`,
  )
})

test('a throttle names the limit that was met', () => {
  const own = { rateLimit: 5, burstLimit: 10 }
  const plan = {
    throttle: { rateLimit: 2, burstLimit: 3 },
    apiStages: { [stageKey]: { throttle: { '/pets/POST': own } } },
  }
  const stage = { methodSettings: { '*/*': { throttlingRateLimit: 1.5 } } }
  const exchange = refused(new Refusal('THROTTLED'), { ...script, plan, stage }, { 'X-Api-Key': apiKeyValue })
  const planKey = exchange.access.usagePlans.get('plan01')?.key('key0000001')
  exchange.planKey = planKey
  const exceeded = `API Key ${shown} exceeded throttle limit for API Stage ${stageKey}: Key throttle limit exceeded for Usage Plan ID plan01`
  const place = 'RestApi abcde12345, Stage prod, Resource res0, HttpMethod POST'
  expect(failureLine(exchange)).toBe(`${exceeded}, ${place}. Limit: 5.00 Burst: 10`)
  exchange.methodLimit = limit('passed', own)
  expect(failureLine(exchange)).toBe(`${exceeded}. Limit: 2.00 Burst: 3`)
  exchange.planLimit = planKey?.limit
  expect(failureLine(exchange)).toBe(`Key throttle limit exceeded for ${place}. Limit: 1.50 Burst: 2`)
})

test('a throttle of nobody in particular is the account’s', () => {
  expect(failureLine(refused(new Refusal('THROTTLED')))).toBe(
    'Account throttle limit exceeded for RestApi abcde12345, Stage prod, Resource res0, HttpMethod POST',
  )
})
