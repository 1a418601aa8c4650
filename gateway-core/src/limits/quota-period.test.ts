import { expect, test } from 'vitest'
import { quotaPeriod } from './quota-period.ts'

function period(kind: 'DAY' | 'WEEK' | 'MONTH', at: string): [string, string] {
  const { start, end } = quotaPeriod(kind, Date.parse(at))
  return [new Date(start).toISOString(), new Date(end).toISOString()]
}

const midnight = (date: string) => `${date}T00:00:00.000Z`

test.each([
  ['2026-11-22T00:00:00.000Z', '2026-11-22', '2026-11-23'],
  ['2026-11-22T23:59:59.999Z', '2026-11-22', '2026-11-23'],
  ['2026-12-31T12:00:00.000Z', '2026-12-31', '2027-01-01'],
  ['2028-02-28T12:00:00.000Z', '2028-02-28', '2028-02-29'],
])('the day of %s', (at, start, end) => {
  expect(period('DAY', at)).toEqual([midnight(start), midnight(end)])
})

test.each([
  // 22 November 2026 is a Sunday.
  ['2026-11-21T23:59:59.999Z', '2026-11-15', '2026-11-22'],
  ['2026-11-22T00:00:00.000Z', '2026-11-22', '2026-11-29'],
  ['2026-11-28T23:59:59.999Z', '2026-11-22', '2026-11-29'],
  ['2027-01-01T12:00:00.000Z', '2026-12-27', '2027-01-03'],
])('the week of %s starts on Sunday', (at, start, end) => {
  expect(period('WEEK', at)).toEqual([midnight(start), midnight(end)])
})

test.each([
  ['2026-11-01T00:00:00.000Z', '2026-11-01', '2026-12-01'],
  ['2026-11-30T23:59:59.999Z', '2026-11-01', '2026-12-01'],
  ['2026-12-15T12:00:00.000Z', '2026-12-01', '2027-01-01'],
  ['2028-02-29T12:00:00.000Z', '2028-02-01', '2028-03-01'],
])('the month of %s starts on the 1st', (at, start, end) => {
  expect(period('MONTH', at)).toEqual([midnight(start), midnight(end)])
})

test('periods follow each other without a gap or an overlap', () => {
  for (const kind of ['DAY', 'WEEK', 'MONTH'] as const) {
    let { end } = quotaPeriod(kind, Date.parse('2026-01-01T00:00:00Z'))
    for (let index = 0; index < 100; index++) {
      const next = quotaPeriod(kind, end)
      expect(next.start).toBe(end)
      expect(quotaPeriod(kind, next.end - 1)).toEqual(next)
      end = next.end
    }
  }
})
