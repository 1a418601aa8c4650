import { expect, test } from 'vitest'
import { asJsonObject, definedMembers, isJsonObject, kindOf, ownMember, pickMembers } from './json-object.ts'

test.each([
  [{}, true],
  [{ a: 1 }, true],
  [[], false],
  [null, false],
  ['text', false],
  [7, false],
  [undefined, false],
])('whether %j is an object', (value, expected) => {
  expect(isJsonObject(value)).toBe(expected)
  expect(asJsonObject(value)).toEqual(expected ? value : {})
})

test('only own members are members', () => {
  const parsed: unknown = JSON.parse('{"__proto__": 1, "a": 2}')
  expect(ownMember(asJsonObject(parsed), '__proto__')).toBe(1)
  for (const name of ['constructor', 'toString', '__proto__']) expect(ownMember({ a: 1 }, name)).toBeUndefined()
})

test('extensions are picked with the named members, in the order of the object', () => {
  const picked = pickMembers({ b: 1, 'x-note': 2, c: 3, a: 4 }, ['a', 'b'])
  expect(Object.entries(picked)).toEqual([
    ['b', 1],
    ['x-note', 2],
    ['a', 4],
  ])
})

test('null, false and the empty text are defined', () => {
  expect(definedMembers({ a: null, b: false, c: '', d: undefined })).toEqual({ a: null, b: false, c: '' })
})

test.each([
  [null, 'empty'],
  [undefined, 'empty'],
  [[1], 'a list'],
  [{}, 'an object'],
  ['x', 'text'],
  [7, 'a number'],
  [true, 'a boolean'],
])('%j in words', (value, words) => {
  expect(kindOf(value)).toBe(words)
})
