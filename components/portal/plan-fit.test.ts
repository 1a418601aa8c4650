import { expect, test } from 'vitest'
import { cheapestFit, planFit, readCalls } from './plan-fit.ts'

const none = { throttle: undefined, quota: undefined, price: undefined }
const monthly = (limit: number) => ({ ...none, quota: { limit, period: 'MONTH' as const } })
const usd = (amountCents: number) => ({ amountCents, currency: 'USD' })

test.each([
  ['a quota that is just reached', monthly(1000), 1000, true, 1000],
  ['a quota that is passed', monthly(1000), 1001, false, 1000],
  ['a quota of a day', { ...none, quota: { limit: 10, period: 'DAY' as const } }, 300, true, 300],
  ['a quota of a week', { ...none, quota: { limit: 7, period: 'WEEK' as const } }, 31, false, 30],
  ['no limit', none, 10 ** 12, true, undefined],
  ['a rate that is too slow', { ...none, throttle: { rateLimit: 1, burstLimit: 1 } }, 2_592_001, false, 2_592_000],
  ['the tighter of quota and rate', { ...monthly(10 ** 9), throttle: { rateLimit: 1 } }, 1, true, 2_592_000],
])('%s', (_what, plan, calls, fits, allowance) => expect(planFit(plan, calls)).toMatchObject({ fits, allowance }))

test('what a thousand calls cost, where there is a price and there are calls', () => {
  expect(planFit({ ...none, price: usd(900) }, 10_000).perThousand).toEqual(usd(90))
  expect(planFit({ ...none, price: usd(900) }, 0).perThousand).toBeUndefined()
  expect(planFit(none, 10).perThousand).toBeUndefined()
})

test('the cheapest plan that is enough', () => {
  const plans = [
    { usagePlanId: 'pro', ...none, price: usd(9000) },
    { usagePlanId: 'basic', ...monthly(10_000), price: usd(900) },
    { usagePlanId: 'free', ...monthly(100) },
  ]
  expect([50, 5000, 50_000].map((calls) => cheapestFit(plans, calls))).toEqual(['free', 'basic', 'pro'])
  expect(cheapestFit(plans.slice(1), 50_000)).toBeUndefined()
  const euros = { usagePlanId: 'eu', ...none, price: { amountCents: 1, currency: 'EUR' } }
  expect(cheapestFit([...plans, euros], 50_000)).toBeUndefined()
})

test.each([
  ['10000', 10_000],
  ['10,000', 10_000],
  ['10 000', 10_000],
  ['10k', 10_000],
  ['1.5M', 1_500_000],
  ['0', 0],
])('%j is a number of calls', (text, calls) => expect(readCalls(text)).toBe(calls))

test.each(['', '-1', 'ten', '1e9', '1.2.3', '9'.repeat(16)])('%j is none', (text) => {
  expect(readCalls(text)).toBeUndefined()
})
