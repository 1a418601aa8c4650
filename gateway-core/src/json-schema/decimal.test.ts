import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isMultipleOf } from './decimal.ts'

test.each([
  [0.0075, 0.0001, true],
  [0.00751, 0.0001, false],
  [0.3, 0.1, true],
  [4.02, 0.01, true],
  [1e308, 0.123456789, false],
  [1e308, 1e300, true],
  [5e-324, 5e-324, true],
  [0, 7, true],
  [-9, 3, true],
  [35, 10, false],
  [Number.POSITIVE_INFINITY, 1, false],
])('%d is a multiple of %d: %s', (value, divisor, expected) => {
  expect(isMultipleOf(value, divisor)).toBe(expected)
})

test('any number of cents is whole cents', () => {
  fc.assert(fc.property(fc.integer({ min: -1e9, max: 1e9 }), (cents) => isMultipleOf(Number(`${cents}e-2`), 0.01)))
})
