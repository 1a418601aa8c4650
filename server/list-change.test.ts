import { expect, test } from 'vitest'
import { applyListChange, listChange } from './list-change.ts'

test.each([
  [undefined, ['a', 'b']],
  [[], []],
  [
    ['c', 'c', 'a'],
    ['c', 'a'],
  ],
  [{ add: ['c', 'a'] }, ['a', 'b', 'c']],
  [{ remove: ['a', 'x'] }, ['b']],
  [{ add: ['a'], remove: ['a'] }, ['b', 'a']],
  [{}, ['a', 'b']],
])('a and b, changed by %j, are %j', (change, after) => {
  expect(applyListChange(['a', 'b'], change)).toEqual(after)
})

test.each([1, 'a', [1], { add: 'a' }, { remove: [null] }, null])('%j is no change of a list', (change) => {
  expect(listChange.safeParse(change).success).toBe(false)
})
