import { expect, test } from 'vitest'
import { limitBeforeExtension, type QuotaRecord, quotaUse } from './quota-use.ts'
import { dayMs, usageDays } from './usage-days.ts'

/** A Sunday. */
const sunday = Date.UTC(2026, 10, 22)
const weekly = { limit: 100, offset: 0, period: 'WEEK' } as const

function record(used: number, more: { extension?: number; firstPeriod?: number } = {}): QuotaRecord {
  const { extension = 0, firstPeriod = 0 } = more
  return { firstPeriod, periods: new Map([[sunday, { used, extension }]]) }
}

test('remaining falls from day to day and ends at what the quota itself has left', () => {
  const use = new Map([
    [sunday, 10],
    [sunday + dayMs, 5],
    [sunday + 2 * dayMs, 20],
  ])
  expect(usageDays(sunday, sunday + 2 * dayMs, use, weekly, record(35))).toEqual([
    [10, 90],
    [5, 85],
    [20, 65],
  ])
})

test('use after the range is not yet used at its end', () => {
  const use = new Map([
    [sunday, 10],
    [sunday + dayMs, 30],
  ])
  expect(usageDays(sunday, sunday, use, weekly, record(40))).toEqual([[10, 90]])
})

test('a period begins anew', () => {
  const use = new Map([
    [sunday - dayMs, 99],
    [sunday, 1],
  ])
  const periods = new Map([
    [sunday - 7 * dayMs, { used: 99, extension: 0 }],
    [sunday, { used: 1, extension: 0 }],
  ])
  expect(usageDays(sunday - dayMs, sunday, use, weekly, { firstPeriod: 0, periods })).toEqual([
    [99, 1],
    [1, 99],
  ])
})

test('requests from before the plan had a quota are used but not taken from it', () => {
  expect(usageDays(sunday, sunday, new Map([[sunday, 500]]), weekly, record(2))).toEqual([[500, 98]])
})

test('without a quota nothing is limited', () => {
  expect(usageDays(sunday, sunday + dayMs, new Map([[sunday, 7]]), null, undefined)).toEqual([
    [7, -1],
    [0, -1],
  ])
})

test('the offset is taken from the first period only', () => {
  const quota = { ...weekly, offset: 30 }
  expect(quotaUse(quota, record(5, { firstPeriod: sunday }), sunday)).toEqual({ limit: 70, used: 5, remaining: 65 })
  expect(quotaUse(quota, record(5, { firstPeriod: sunday - 7 * dayMs }), sunday).limit).toBe(100)
  expect(quotaUse(quota, undefined, sunday)).toEqual({ limit: 70, used: 0, remaining: 70 })
  expect(limitBeforeExtension(quota, record(0, { firstPeriod: sunday, extension: 9 }), sunday)).toBe(70)
})

test('an extension counts in its period; nothing falls below zero', () => {
  expect(quotaUse(weekly, record(120, { extension: 50 }), sunday)).toEqual({ limit: 150, used: 120, remaining: 30 })
  expect(quotaUse(weekly, record(120, { extension: -40 }), sunday)).toEqual({ limit: 60, used: 120, remaining: 0 })
  expect(quotaUse(weekly, record(1, { extension: -500 }), sunday)).toEqual({ limit: 0, used: 1, remaining: 0 })
})
