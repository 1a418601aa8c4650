import { expect, test } from 'vitest'
import { moved } from './moved.ts'

test.each([
  [0, 2, 'bca'],
  [2, 0, 'cab'],
  [1, 1, 'abc'],
  [0, 1, 'bac'],
])('the entry at %i goes to %i: %s', (from, to, wanted) => {
  expect(moved([...'abc'], from, to).join('')).toBe(wanted)
})
