import { expect, test } from 'vitest'
import { priceText } from './price-text.ts'

test.each([
  [950, 'USD', '9.50'],
  [1, 'EUR', '0.01'],
  [500, 'JPY', '500'],
  [1234, 'KWD', '1.234'],
])('%d minor units of %s are typed %s', (amountCents, currency, text) => {
  expect(priceText({ amountCents, currency })).toBe(text)
})
