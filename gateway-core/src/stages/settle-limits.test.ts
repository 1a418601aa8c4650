import { describe, expect, test } from 'vitest'
import { Refusal } from '../pipeline/refusal.ts'
import { type ApiScript, apiKeyValue, mock, stageKey } from '../testing/deployed-api.ts'
import { FakeClock } from '../testing/fake-clock.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import { checkApiKey } from './check-api-key.ts'
import { enforceUsagePlan } from './enforce-usage-plan.ts'
import { settleLimits } from './settle-limits.ts'

const limited: ApiScript = {
  methods: { 'GET /': { ...mock(200, ''), apiKeyRequired: true } },
  plan: {
    throttle: { rateLimit: 1, burstLimit: 1 },
    apiStages: { [stageKey]: { throttle: { '/GET': { rateLimit: 1, burstLimit: 1 } } } },
    quota: { limit: 1, offset: 0, period: 'DAY' },
  },
}

/** A request that has taken the only token of two buckets and the only unit of the quota. */
async function admitted() {
  const request = { headers: { 'x-api-key': apiKeyValue } }
  const staged = stagedExchange(limited, request, { clock: new FakeClock() })
  const { services } = staged
  const admit = async () => {
    const exchange = staged.again()
    checkApiKey.compile(exchange.method, services)?.(exchange)
    const verdict = await enforceUsagePlan.compile(exchange.method, services)?.(exchange)
    return { exchange, verdict }
  }
  const { exchange, verdict } = await admit()
  expect(verdict).toBeUndefined()
  const settle = () => settleLimits.compile(exchange.method, services)?.(exchange)
  return { exchange, settle, admit }
}

test('costs nothing when the method needs no key', () => {
  const { method, services } = stagedExchange({ methods: { 'GET /': mock(200, '') } })
  expect(settleLimits.compile(method, services)).toBeUndefined()
})

describe('a request that was refused before it was admitted gives everything back', () => {
  test.each(['THROTTLED', 'QUOTA_EXCEEDED', 'ACCESS_DENIED', 'REQUEST_TOO_LARGE'] as const)('%s', async (type) => {
    const { exchange, settle, admit } = await admitted()
    exchange.refusal = new Refusal(type)
    expect(settle()).toBeUndefined()
    expect(exchange.quotaLease).toBeUndefined()
    expect((await admit()).verdict).toBeUndefined()
    expect((await admit()).verdict).toMatchObject({ type: 'THROTTLED' })
  })
})

describe('an admitted request keeps what it took', () => {
  test('when it was answered', async () => {
    const { exchange, settle, admit } = await admitted()
    settle()
    expect(exchange.quotaLease).toBeDefined()
    expect((await admit()).verdict).toMatchObject({ type: 'THROTTLED' })
  })

  test.each(['INTEGRATION_TIMEOUT', 'INTEGRATION_FAILURE', 'API_CONFIGURATION_ERROR'] as const)(
    'when its answer was %s',
    async (type) => {
      const { exchange, settle, admit } = await admitted()
      exchange.refusal = new Refusal(type)
      settle()
      expect(exchange.quotaLease).toBeDefined()
      expect((await admit()).verdict).toMatchObject({ type: 'THROTTLED' })
    },
  )
})

test('a request that took nothing gives nothing back', () => {
  const staged = stagedExchange(limited, {})
  staged.exchange.refusal = new Refusal('INVALID_API_KEY')
  settleLimits.compile(staged.method, staged.services)?.(staged.exchange)
  const { buckets } = staged.services
  expect(buckets.take('plan/plan01/key0000001', 1, 1)).toBe(true)
  expect(buckets.take('plan/plan01/key0000001', 1, 1)).toBe(false)
})
