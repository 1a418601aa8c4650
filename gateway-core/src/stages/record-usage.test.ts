import { expect, test } from 'vitest'
import { gatewayResponses } from '../gateway-responses.ts'
import { Refusal } from '../pipeline/refusal.ts'
import { Reply } from '../pipeline/reply.ts'
import { type ApiScript, apiKeyValue, mock } from '../testing/deployed-api.ts'
import { FakeClock } from '../testing/fake-clock.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import { checkApiKey } from './check-api-key.ts'
import { enforceUsagePlan } from './enforce-usage-plan.ts'
import { recordUsage } from './record-usage.ts'

const keyed: ApiScript = {
  methods: { 'GET /': { ...mock(200, ''), apiKeyRequired: true } },
  plan: { quota: { limit: 5, offset: 0, period: 'DAY' } },
}

function setup(script: ApiScript = keyed) {
  const clock = new FakeClock('2026-11-22T12:00:00Z')
  const staged = stagedExchange(script, { headers: { 'x-api-key': apiKeyValue } }, { clock })
  const { exchange, method, services, ports } = staged
  const record = () => {
    recordUsage.compile(method, services)?.(exchange)
    return ports.records.at(-1)
  }
  return { ...staged, clock, record }
}

test('records who was answered what, when, and how long it took', async () => {
  const { exchange, method, services, clock, record } = setup()
  checkApiKey.compile(method, services)?.(exchange)
  await enforceUsagePlan.compile(method, services)?.(exchange)
  exchange.reply = new Reply(201, [], '')
  clock.pass(25)
  expect(record()).toEqual({
    accountId: '123456789012',
    restApiId: 'abcde12345',
    stageName: 'prod',
    usagePlanId: 'plan01',
    apiKeyId: 'key0000001',
    quotaPeriodStart: Date.parse('2026-11-22T00:00:00Z'),
    outcome: 'admitted',
    status: 201,
    at: Date.parse('2026-11-22T12:00:00.025Z'),
    latencyMs: 25,
  })
})

test('tells apart the calls that came with a key’s previous value', () => {
  const { exchange, method, services, record } = setup()
  checkApiKey.compile(method, services)?.(exchange)
  expect(record()?.withPreviousValue).toBeUndefined()
  if (exchange.apiKey) exchange.apiKey = { ...exchange.apiKey, isPrevious: true }
  expect(record()).toMatchObject({ apiKeyId: 'key0000001', withPreviousValue: true })
})

test('leaves plan and key empty where no key is needed', () => {
  const { exchange, record } = setup({ methods: { 'GET /': mock(200, '') } })
  exchange.reply = new Reply(200, [], '')
  expect(record()).toMatchObject({ usagePlanId: '', apiKeyId: '', quotaPeriodStart: 0, outcome: 'admitted' })
})

test('spends no unit of a plan without a quota', async () => {
  const { exchange, method, services, record } = setup({ ...keyed, plan: {} })
  checkApiKey.compile(method, services)?.(exchange)
  await enforceUsagePlan.compile(method, services)?.(exchange)
  exchange.reply = new Reply(200, [], '')
  expect(record()).toMatchObject({ usagePlanId: 'plan01', quotaPeriodStart: 0 })
})

test.each(Object.keys(gatewayResponses) as (keyof typeof gatewayResponses)[])('counts %s as its row says', (type) => {
  const { exchange, record } = setup()
  exchange.refusal = new Refusal(type)
  exchange.reply = new Reply(gatewayResponses[type].status, [], '')
  const { outcome, status } = gatewayResponses[type]
  expect(record()).toMatchObject({ outcome, status })
})

test.each([
  ['THROTTLED', 'throttled'],
  ['QUOTA_EXCEEDED', 'quota-exceeded'],
  ['INVALID_API_KEY', 'refused'],
  ['MISSING_AUTHENTICATION_TOKEN', 'refused'],
  ['REQUEST_TOO_LARGE', 'refused'],
  ['INTEGRATION_TIMEOUT', 'admitted'],
  ['API_CONFIGURATION_ERROR', 'admitted'],
] as const)('%s is %s', (type, outcome) => {
  expect(gatewayResponses[type].outcome).toBe(outcome)
})

test('a request that somehow has no answer is recorded as a fault', () => {
  expect(setup().record()).toMatchObject({ status: 500 })
})

test('a sink that fails is an exception: what cannot be counted is not served', () => {
  const usage = {
    record() {
      throw new Error('disk full')
    },
  }
  const { exchange, method, services } = stagedExchange(keyed, {}, { usage })
  expect(() => recordUsage.compile(method, services)?.(exchange)).toThrow('disk full')
})
