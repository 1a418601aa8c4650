import { expect, test } from 'vitest'
import { modelNames } from './model-names.ts'

test.each([
  ['Pet', 'Pet'],
  ['order_item', 'orderItem'],
  ['a-b.c d', 'aBCD'],
  ['é', 'Model'],
  ['', 'Model'],
  ['x'.repeat(128), 'x'.repeat(128)],
  ['x'.repeat(200), 'x'.repeat(128)],
])('%j is called %j', (wanted, name) => {
  expect(modelNames()(wanted)).toBe(name)
})

test('no name is given twice, also not one that looks like a number behind another', () => {
  const take = modelNames()
  expect(['a', 'a2', 'a', 'a', 'a-', 'A'].map(take)).toEqual(['a', 'a2', 'a3', 'a4', 'a5', 'A'])
})

test('long names that are equal in what is kept stay apart, and short enough', () => {
  const take = modelNames()
  const names = Array.from({ length: 1000 }, (_, index) => take('x'.repeat(200 + index)))
  expect(new Set(names).size).toBe(1000)
  expect(Math.max(...names.map(({ length }) => length))).toBeLessThanOrEqual(128)
})
