import { describe, expect, test } from 'vitest'
import { Refusal } from '../pipeline/refusal.ts'
import { Reply } from '../pipeline/reply.ts'
import { type ApiScript, apiKeyValue, mock, stageKey } from '../testing/deployed-api.ts'
import { FakeClock } from '../testing/fake-clock.ts'
import { scenario } from '../testing/scenario.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import { addLimitHeaders } from './add-limit-headers.ts'
import { checkApiKey } from './check-api-key.ts'
import { enforceUsagePlan } from './enforce-usage-plan.ts'
import { throttle } from './throttle.ts'
import { throttleAccount } from './throttle-account.ts'

const methods = { 'GET /': { ...mock(200, ''), apiKeyRequired: true } }

/** What the limits make of the last of some requests that follow each other at once. */
async function limited(
  script: Partial<ApiScript>,
  { times = 1, rateLimitHeaders = false, clock = new FakeClock() } = {},
) {
  const request = { path: '/', headers: { 'x-api-key': apiKeyValue } }
  const { again, services, method } = stagedExchange({ methods, ...script }, request, { clock })
  const steps = [checkApiKey, enforceUsagePlan, throttle, throttleAccount].map((stage) =>
    stage.compile(method, services),
  )
  const finish = addLimitHeaders.compile(method, { ...services, rateLimitHeaders })
  const headers: string[] = []
  for (let time = 0; time < times; time++) {
    const exchange = again()
    for (const step of steps) {
      const verdict = await step?.(exchange)
      if (verdict instanceof Refusal) exchange.refusal ??= verdict
      if (exchange.refusal !== undefined) break
    }
    headers.length = 0
    exchange.reply = new Reply(exchange.refusal === undefined ? 200 : 429, headers, '')
    finish?.(exchange)
  }
  return headers
}

describe('Retry-After', () => {
  test.each<[string, Partial<ApiScript>, string]>([
    ['the plan', { plan: { throttle: { rateLimit: 0.1, burstLimit: 1 } } }, '10'],
    [
      'the plan’s method',
      { plan: { apiStages: { [stageKey]: { throttle: { '/GET': { rateLimit: 0.3, burstLimit: 1 } } } } } },
      '4',
    ],
    ['the stage', { stage: { methodSettings: { '*/*': { throttlingRateLimit: 2, throttlingBurstLimit: 1 } } } }, '1'],
    ['the account', { accountThrottle: { rateLimit: 0.5, burstLimit: 1 } }, '2'],
    ['the quota', { plan: { quota: { limit: 1, offset: 0, period: 'DAY' } } }, `${12 * 3600}`],
  ])('says in whole seconds when %s has one again', async (_, script, seconds) => {
    expect(await limited(script)).toEqual([])
    expect(await limited(script, { times: 2 })).toEqual(['Retry-After', seconds])
  })

  test('is kept: who waits so long gets in, who waits a second less does not', async () => {
    const clock = new FakeClock()
    const script = { methods: { 'GET /': mock(200, '') }, accountThrottle: { rateLimit: 0.15, burstLimit: 2 } }
    await using served = await scenario(script, { clock })
    const ask = () => served.call('GET', '/')
    await ask()
    await ask()
    const seconds = Number((await ask()).headers['retry-after'])
    expect(seconds).toBe(7)
    clock.pass((seconds - 1) * 1000)
    expect((await ask()).status).toBe(429)
    clock.pass(1000)
    expect((await ask()).status).toBe(200)
  })

  test('is left out where nobody ever gets in', async () => {
    expect(await limited({ plan: { throttle: { rateLimit: 0, burstLimit: 0 } } })).toEqual([])
  })

  test('that a gateway response sets stays', async () => {
    const gatewayResponses = [
      {
        responseType: 'THROTTLED',
        responseParameters: { 'gatewayresponse.header.Retry-After': "'99'" },
        responseTemplates: {},
      },
    ]
    const script = { methods: { 'GET /': mock(200, '') }, accountThrottle: { rateLimit: 0.1, burstLimit: 0 } }
    await using served = await scenario({ ...script, api: { gatewayResponses } })
    const { status, rawHeaders, headers } = await served.call('GET', '/')
    expect([status, headers['retry-after']]).toEqual([429, '99'])
    expect(rawHeaders.filter((name) => name.toLowerCase() === 'retry-after')).toHaveLength(1)
  })

  test('is for 429 only', async () => {
    const { exchange, method, services } = stagedExchange({ methods }, { path: '/' })
    exchange.refusal = new Refusal('INVALID_API_KEY')
    exchange.reply = new Reply(403, [], '')
    addLimitHeaders.compile(method, services)?.(exchange)
    expect(exchange.reply.headers).toEqual([])
  })

  test('is not made up for a 429 of which no limit is the reason', async () => {
    const { exchange, method, services } = stagedExchange({ methods }, { path: '/' })
    exchange.reply = new Reply(429, [], '')
    for (const refusal of [new Refusal('THROTTLED'), new Refusal('QUOTA_EXCEEDED')]) {
      exchange.refusal = refusal
      addLimitHeaders.compile(method, services)?.(exchange)
    }
    expect(exchange.reply.headers).toEqual([])
  })
})

describe('RateLimit, where the operator wants it,', () => {
  const options = { rateLimitHeaders: true }

  test('tells each limit that the caller has, and what is left of it', async () => {
    const headers = await limited(
      {
        plan: {
          throttle: { rateLimit: 2, burstLimit: 10 },
          quota: { limit: 1000, offset: 0, period: 'DAY' },
          apiStages: { [stageKey]: { throttle: { '/GET': { rateLimit: 1, burstLimit: 5 } } } },
        },
        stage: { methodSettings: { '*/*': { throttlingRateLimit: 100, throttlingBurstLimit: 50 } } },
      },
      { ...options, times: 3 },
    )
    expect(headers).toEqual([
      'RateLimit-Policy',
      '"method";q=5;w=5, "plan";q=10;w=5, "stage";q=50;w=1, "quota";q=1000;w=86400',
      'RateLimit',
      '"method";r=2;t=3, "plan";r=7;t=2, "stage";r=47;t=1',
    ])
  })

  test('tells the one that is spent, and when it has one again', async () => {
    const account = await limited({ accountThrottle: { rateLimit: 0.5, burstLimit: 1 } }, { ...options, times: 2 })
    expect(account).toEqual([
      'Retry-After',
      '2',
      'RateLimit-Policy',
      '"account";q=1;w=2',
      'RateLimit',
      '"account";r=0;t=2',
    ])
    const plan = await limited({ plan: { throttle: { rateLimit: 0, burstLimit: 0 } } }, options)
    expect(plan).toEqual(['RateLimit-Policy', '"plan";q=0;w=1', 'RateLimit', '"plan";r=0'])
    const quota = { limit: 1, offset: 0, period: 'WEEK' } as const
    const spent = await limited({ plan: { quota } }, { ...options, times: 2 })
    expect(spent.slice(2)).toEqual([
      'RateLimit-Policy',
      '"quota";q=1;w=604800',
      'RateLimit',
      `"quota";r=0;t=${spent[1]}`,
    ])
  })

  test('has no state to tell of a quota that is not spent', async () => {
    const headers = await limited({ plan: { quota: { limit: 9, offset: 0, period: 'DAY' } } }, options)
    expect(headers).toEqual(['RateLimit-Policy', '"quota";q=9;w=86400'])
  })

  test('is left out for callers without limits, and before there is an answer', async () => {
    expect(await limited({}, options)).toEqual([])
    const { exchange, method, services } = stagedExchange({ methods }, { path: '/' })
    expect(addLimitHeaders.compile(method, { ...services, rateLimitHeaders: true })?.(exchange)).toBeUndefined()
  })
})
