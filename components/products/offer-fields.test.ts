import { expect, test } from 'vitest'
import { offerField, readAmount } from './offer-fields.ts'

test.each([
  ['', 0],
  ['  ', 0],
  ['12', 12],
  ['12.50', 12.5],
  ['12,50', 12.5],
  [' 0 ', 0],
  ['free', Number.NaN],
  ['-1', Number.NaN],
  ['1.000,00', Number.NaN],
  ['1e3', Number.NaN],
])('the price “%s” is %s', (text, amount) => {
  expect(readAmount(text)).toBe(amount)
})

test('what is wrong with an offer is told at the field of its plan', () => {
  const ids = ['free1', 'basic2']
  expect(offerField('plans.1.price.amountCents', ids)).toBe('price.basic2')
  expect(offerField('plans.1.price.currency', ids)).toBe('currency.basic2')
  expect(offerField('plans.0.terms', ids)).toBe('terms.free1')
  expect(offerField('plans.0.approval', ids)).toBe('approval.free1')
  expect(offerField('plans.7.terms', ids)).toBe('plans.7.terms')
  expect(offerField('plans', ids)).toBe('plans')
  expect(offerField('stages.0.stageName', ids)).toBe('stages.0.stageName')
})
