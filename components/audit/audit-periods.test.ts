import { expect, test } from 'vitest'
import { periodStart } from './audit-periods.ts'

const now = new Date('2026-11-23T12:00:00Z')

test.each([
  ['hour', '2026-11-23T11:00:00.000Z'],
  ['day', '2026-11-22T12:00:00.000Z'],
  ['week', '2026-11-16T12:00:00.000Z'],
  ['month', '2026-10-24T12:00:00.000Z'],
])('a %s began at %s', (period, start) => {
  expect(periodStart(period, now)?.toISOString()).toBe(start)
})

test.each(['', 'all', 'constructor', 'Day'])('%j is no period', (period) => {
  expect(periodStart(period, now)).toBeUndefined()
})
