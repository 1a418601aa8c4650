import { expect, test } from 'vitest'
import { translatorOf } from '#components/messages/testing/translator-of.ts'
import { quotaWords, rateWords, resetWords } from './limit-words.ts'

const t = translatorOf('limits')

test('a rate says its burst, when it has one', () => {
  expect(rateWords(t, { rateLimit: 10, burstLimit: 20 })).toBe('10 requests a second, 20 at once')
  expect(rateWords(t, { rateLimit: 1 })).toBe('1 request a second')
  expect(rateWords(t, { rateLimit: 0.5, burstLimit: 1000 })).toBe('0.5 requests a second, 1,000 at once')
  expect(rateWords(t, { burstLimit: 5 })).toBeUndefined()
  expect(rateWords(t, undefined)).toBeUndefined()
})

test('a quota says its period', () => {
  expect(quotaWords(t, { limit: 10_000, period: 'MONTH' })).toBe('10,000 requests a month')
  expect(quotaWords(t, { limit: 1, period: 'DAY' })).toBe('1 request a day')
  expect(quotaWords(t, undefined)).toBeUndefined()
})

test.each([
  [0, 'resets in a minute'],
  [-5, 'resets in a minute'],
  [90, 'resets in 90 minutes'],
  [150, 'resets in 3 hours'],
  [60 * 47, 'resets in 47 hours'],
  [60 * 24 * 8, 'resets in 8 days'],
])('%d minutes ahead: %s', (minutes, words) => {
  const now = new Date('2026-11-22T12:00:00Z')
  expect(resetWords(t, new Date(now.getTime() + minutes * 60_000), now)).toBe(words)
})

test('in German too', () => {
  const german = translatorOf('limits', 'de')
  expect(rateWords(german, { rateLimit: 1000, burstLimit: 2000 })).toBe('1.000 Anfragen pro Sekunde, 2.000 auf einmal')
  expect(quotaWords(german, { limit: 1, period: 'WEEK' })).toBe('1 Anfrage pro Woche')
})
