import { expect, test } from 'vitest'
import { formatExactTime, formatRelativeTime } from './format-time.ts'

const now = new Date('2026-11-22T12:00:00Z')
const before = (seconds: number) => formatRelativeTime(new Date(now.getTime() - seconds * 1000), now, 'en', 'just now')

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
  expect(formatExactTime(now, 'en', 'UTC')).toBe('22 Nov 2026, 12:00:00 UTC')
})

test('another language has its own words and order', () => {
  const hourAgo = new Date(now.getTime() - 3_600_000)
  expect(formatRelativeTime(hourAgo, now, 'de', 'gerade eben')).toBe('vor 1 Stunde')
  expect(formatRelativeTime(now, now, 'de', 'gerade eben')).toBe('gerade eben')
  expect(formatExactTime(now, 'de', 'UTC')).toBe('22.11.2026, 12:00:00 UTC')
})
