import { expect, test } from 'vitest'
import { timeLabel } from './time-label.ts'

test.each([
  ['2026-11-22T12:00:00.000Z', 'hour', 'short', '12:00'],
  ['2026-11-22T00:00:00.000Z', 'hour', 'short', '22 Nov'],
  ['2026-11-22T12:00:00.000Z', 'hour', 'long', '22 Nov, 12:00 UTC'],
  ['2026-11-22T00:00:00.000Z', 'day', 'short', '22 Nov'],
  ['2026-11-22T23:59:00.000Z', 'day', 'long', '22 Nov (UTC)'],
] as const)('%s by %s, %s, reads %s', (at, interval, length, label) => {
  expect(timeLabel(at, interval, length, 'en')).toBe(label)
})

test('shows what is not a date as it came', () => {
  expect(timeLabel('yesterday', 'day', 'short', 'en')).toBe('yesterday')
})

test('another language has its own order', () => {
  expect(timeLabel('2026-11-22T12:00:00.000Z', 'hour', 'long', 'de')).toBe('22. Nov., 12:00 UTC')
})
