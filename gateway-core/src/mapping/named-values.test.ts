import { expect, test } from 'vitest'
import { namedValues } from './named-values.ts'

const rawHeaders = ['Accept', 'a', 'ACCEPT', 'b', 'accept', 'c', 'Accept', 'd', 'x-one', '1']

test.each([
  ['Accept', ['a', 'd']],
  ['accept', ['c']],
  ['ACCEPT', ['b']],
  ['aCCEPT', ['a', 'b', 'c', 'd']],
  ['X-One', ['1']],
  ['x-two', []],
  ['', []],
])('the values of %s are those of its exact spelling, else of any: %j', (name, values) => {
  expect(namedValues(rawHeaders, name)).toEqual(values)
})
