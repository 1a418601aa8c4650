import { expect, test } from 'vitest'
import { formatExactTime, formatRelativeTime } from './format-time.ts'

const now = new Date('2026-11-22T12:00:00Z')
const before = (seconds: number) => formatRelativeTime(new Date(now.getTime() - seconds * 1000), now)

test.each([
  [0, 'just now'],
  [59, 'just now'],
  [60, '1 minute ago'],
  [3599, '59 minutes ago'],
  [3600, '1 hour ago'],
  [86_400, 'yesterday'],
  [6 * 86_400, '6 days ago'],
  [7 * 86_400, 'last week'],
  [400 * 86_400, 'last year'],
  [-120, 'in 2 minutes'],
])('%i seconds before now reads "%s"', (seconds, text) => expect(before(seconds)).toBe(text))

test('the exact time names its zone', () => {
  expect(formatExactTime(now, 'UTC')).toBe('22 Nov 2026, 12:00:00 UTC')
})
