import { describe, expect, test } from 'vitest'
import { type ApiScript, apiKeyValue, mock, stageKey } from '../testing/deployed-api.ts'
import { FakeClock } from '../testing/fake-clock.ts'
import type { MemoryRequest } from '../testing/memory-client.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import { checkApiKey } from './check-api-key.ts'
import { enforceUsagePlan } from './enforce-usage-plan.ts'

const keyed = { ...mock(200, ''), apiKeyRequired: true }
const methods = { 'GET /pets': keyed, 'POST /pets': keyed, 'GET /': keyed }
const request: MemoryRequest = { path: '/pets', headers: { 'x-api-key': apiKeyValue } }

function plan(given: ApiScript['plan']) {
  const clock = new FakeClock()
  const staged = stagedExchange({ methods, plan: given }, request, { clock })
  const { services } = staged
  const ask = (asked: MemoryRequest = request) => {
    const exchange = staged.again(asked)
    checkApiKey.compile(exchange.method, services)?.(exchange)
    return { exchange, verdict: enforceUsagePlan.compile(exchange.method, services)?.(exchange) }
  }
  const outcomes = async (times: number, asked?: MemoryRequest) => {
    const types: string[] = []
    for (let index = 0; index < times; index++) {
      const verdict = await ask(asked).verdict
      types.push(verdict !== undefined && 'type' in verdict ? verdict.type : 'passed')
    }
    return types
  }
  return { ...staged, clock, ask, outcomes }
}

test('costs nothing when the method needs no key, even if one is sent', () => {
  const { method, services } = stagedExchange({ methods: { 'GET /': mock(200, '') } })
  expect(enforceUsagePlan.compile(method, services)).toBeUndefined()
})

test('a plan without limits lets everything pass, synchronously', () => {
  const { exchange, verdict } = plan({}).ask()
  expect(verdict).toBeUndefined()
  expect(exchange).toMatchObject({ methodLimit: undefined, planLimit: undefined, quotaLease: undefined })
})

test('a request without a key, which another stage would have refused, meets no plan', () => {
  const { ask } = plan({ quota: { limit: 0, offset: 0, period: 'DAY' } })
  expect(ask({ path: '/pets' }).verdict).toBeUndefined()
})

describe('the plan’s throttle', () => {
  test('lets the burst pass, then the rate, for all methods together', async () => {
    const { outcomes, clock } = plan({ throttle: { rateLimit: 10, burstLimit: 3 } })
    expect(await outcomes(2)).toEqual(['passed', 'passed'])
    expect(await outcomes(2, { ...request, method: 'POST' })).toEqual(['passed', 'THROTTLED'])
    clock.pass(100)
    expect(await outcomes(2)).toEqual(['passed', 'THROTTLED'])
  })

  test('of 0 blocks everything', async () => {
    const { outcomes } = plan({ throttle: { rateLimit: 0, burstLimit: 0 } })
    expect(await outcomes(2)).toEqual(['THROTTLED', 'THROTTLED'])
  })

  test('is remembered on the exchange once it is taken', () => {
    const { ask } = plan({ throttle: { rateLimit: 10, burstLimit: 1 } })
    expect(ask().exchange.planLimit?.bucket).toBe('plan/plan01/key0000001')
    expect(ask().exchange.planLimit).toBeUndefined()
  })
})

describe('the plan’s throttle for a method', () => {
  const apiStages = { [stageKey]: { throttle: { '/pets/GET': { rateLimit: 1, burstLimit: 1 } } } }

  test('limits that method only', async () => {
    const { outcomes } = plan({ apiStages })
    expect(await outcomes(2)).toEqual(['passed', 'THROTTLED'])
    expect(await outcomes(2, { ...request, method: 'POST' })).toEqual(['passed', 'passed'])
    expect(await outcomes(2, { ...request, path: '/' })).toEqual(['passed', 'passed'])
  })

  test('comes before the plan’s own, and a refusal there spends nothing here', () => {
    const { ask } = plan({ apiStages, throttle: { rateLimit: 1, burstLimit: 5 } })
    expect(ask().exchange).toMatchObject({ methodLimit: { burst: 1 }, planLimit: { burst: 5 } })
    expect(ask().exchange).toMatchObject({ methodLimit: undefined, planLimit: undefined })
  })

  test('and the plan’s own both apply', async () => {
    const { outcomes } = plan({
      apiStages: { [stageKey]: { throttle: { '/pets/GET': { rateLimit: 1, burstLimit: 10 } } } },
      throttle: { rateLimit: 1, burstLimit: 2 },
    })
    expect(await outcomes(3)).toEqual(['passed', 'passed', 'THROTTLED'])
  })
})

describe('the quota', () => {
  const quota = { limit: 3, offset: 0, period: 'DAY' } as const

  test('lets exactly its limit pass', async () => {
    const { outcomes } = plan({ quota })
    expect(await outcomes(5)).toEqual(['passed', 'passed', 'passed', 'QUOTA_EXCEEDED', 'QUOTA_EXCEEDED'])
  })

  test('lets exactly its limit pass of many at once', async () => {
    const { ask } = plan({ quota: { ...quota, limit: 50 } })
    const verdicts = await Promise.all(Array.from({ length: 550 }, () => ask().verdict))
    expect(verdicts.filter((verdict) => verdict === undefined)).toHaveLength(50)
  })

  test('starts anew in the next period', async () => {
    const { outcomes, clock } = plan({ quota })
    await outcomes(4)
    clock.pass(12 * 3600 * 1000)
    expect(await outcomes(4)).toEqual(['passed', 'passed', 'passed', 'QUOTA_EXCEEDED'])
  })

  test('is not touched by a throttled request', async () => {
    const { outcomes, clock } = plan({ quota, throttle: { rateLimit: 1, burstLimit: 1 } })
    expect(await outcomes(3)).toEqual(['passed', 'THROTTLED', 'THROTTLED'])
    clock.pass(1000)
    expect(await outcomes(1)).toEqual(['passed'])
    clock.pass(1000)
    expect(await outcomes(1)).toEqual(['passed'])
    clock.pass(1000)
    expect(await outcomes(1)).toEqual(['QUOTA_EXCEEDED'])
  })

  test('is answered at once when units are at hand, and remembered on the exchange', async () => {
    const { ask } = plan({ quota: { ...quota, limit: 1000 } })
    for (let index = 0; index < 10; index++) await ask().verdict
    const { exchange, verdict } = ask()
    expect(verdict).toBeUndefined()
    expect(exchange.quotaLease).toMatchObject({ usagePlanId: 'plan01', apiKeyId: 'key0000001' })
  })

  test('that is exceeded leaves no unit on the exchange', async () => {
    const { ask } = plan({ quota: { ...quota, limit: 0 } })
    const { exchange, verdict } = ask()
    expect(await verdict).toMatchObject({ type: 'QUOTA_EXCEEDED' })
    expect(exchange.quotaLease).toBeUndefined()
  })

  test('of a plan whose bank fails is an exception, not a free pass', async () => {
    const { ask, ports } = plan({ quota })
    ports.bank.isDown = true
    await expect(ask().verdict).rejects.toThrow('bank')
  })
})
