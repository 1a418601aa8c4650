import { expect, test } from 'vitest'
import { translatorOf } from '#components/messages/testing/translator-of.ts'
import { priceRangeOf, priceRangeWords, priceWords } from './price-words.ts'

const language = { t: translatorOf('limits'), locale: 'en' }

test.each([
  [900, 'USD', '$9'],
  [950, 'USD', '$9.50'],
  [123_456_700, 'EUR', '€1,234,567'],
  [900, 'JPY', '¥900'],
  [1500, 'KWD', 'KWD\u00a01.500'],
])('%d %s is %s', (amountCents, currency, words) => expect(priceWords({ amountCents, currency }, 'en')).toBe(words))

test('a range names the free plan and the lowest price', () => {
  const price = { amountCents: 900, currency: 'USD' }
  expect(priceRangeWords(language, true, price)).toBe('Free · from $9')
  expect(priceRangeWords(language, true, undefined)).toBe('Free')
  expect(priceRangeWords(language, false, price)).toBe('From $9')
  expect(priceRangeWords(language, false, undefined)).toBeUndefined()
})

test('the range of some plans is from the lowest price', () => {
  const price = (amountCents: number) => ({ price: { amountCents, currency: 'USD' } })
  expect(priceRangeOf(language, [{ price: undefined }, price(2000), price(900)])).toBe('Free · from $9')
  expect(priceRangeOf(language, [price(900)])).toBe('From $9')
  expect(priceRangeOf(language, [])).toBeUndefined()
})
