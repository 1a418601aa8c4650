import { expect, test } from 'vitest'
import { meansTheSame } from './means-the-same.ts'

test.each([
  [1, 1],
  ['a', 'a'],
  [null, null],
  [undefined, undefined],
  [Number.NaN, Number.NaN],
  [[], []],
  [{}, {}],
  [
    { a: 1, b: { c: [1, { d: 2 }] } },
    { b: { c: [1, { d: 2 }] }, a: 1 },
  ],
  [{ a: undefined }, {}],
  [{}, { a: undefined }],
  [JSON.parse('{"__proto__":{"a":1}}'), JSON.parse('{"__proto__":{"a":1}}')],
])('%j and %j mean the same', (left, right) => {
  expect(meansTheSame(left, right)).toBe(true)
})

test.each([
  [1, 2],
  [1, '1'],
  [0, false],
  [null, undefined],
  [null, {}],
  [[], {}],
  [{}, []],
  [[1], [1, 2]],
  [
    [1, 2],
    [2, 1],
  ],
  [{ a: 1 }, { a: 2 }],
  [{ a: 1 }, { b: 1 }],
  [{ a: 1 }, { a: 1, b: null }],
  [{ a: 1, b: 2 }, { a: 1 }],
  [{ a: null }, {}],
  [JSON.parse('{"__proto__":{"a":1}}'), {}],
  [{ toString: undefined }, { toString: 1 }],
])('%j and %j differ', (left, right) => {
  expect(meansTheSame(left, right)).toBe(false)
})
