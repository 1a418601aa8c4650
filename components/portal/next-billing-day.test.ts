import { expect, test } from 'vitest'
import { nextBillingDay } from './next-billing-day.ts'

test.each([
  ['2026-11-22T12:00:00Z', '2026-11-22T12:00:01Z', '2026-12-22'],
  ['2026-11-22T12:00:00Z', '2026-12-21T23:59:59Z', '2026-12-22'],
  ['2026-11-22T12:00:00Z', '2026-12-22T00:00:00Z', '2027-01-22'],
  ['2026-01-31T12:00:00Z', '2026-02-10T00:00:00Z', '2026-02-28'],
  ['2026-01-31T12:00:00Z', '2026-03-01T00:00:00Z', '2026-03-31'],
  ['2024-01-31T12:00:00Z', '2024-02-29T00:00:00Z', '2024-03-31'],
])('since %s, seen at %s: %s', (since, now, day) => {
  expect(nextBillingDay(new Date(since), new Date(now)).toISOString().slice(0, 10)).toBe(day)
})
