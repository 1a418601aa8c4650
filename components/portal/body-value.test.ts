import { expect, test } from 'vitest'
import type { FormField } from '#server/portals/try/form-field.ts'
import { isObject, memberOf, readBody, startOf, syntaxOf, withMember, writeBody } from './body-value.ts'

const facts = { description: undefined, type: undefined, example: undefined }
const text: FormField = { ...facts, kind: 'text' }
const list: FormField = { ...facts, kind: 'list', item: text }
const form: FormField = {
  ...facts,
  kind: 'object',
  members: [
    { name: 'user', required: true, field: text },
    { name: 'scope', required: false, field: list },
  ],
}

test('JSON is read and written; what is no JSON is not read', () => {
  expect(readBody('{"a":[1]}', 'json', form)).toEqual({ a: [1] })
  expect(readBody('{"a":', 'json', form)).toBeUndefined()
  expect(readBody(' ', 'json', form)).toEqual({})
  expect(readBody('', 'json', list)).toEqual([])
  expect(writeBody({ a: 1 }, 'json')).toBe('{\n  "a": 1\n}')
})

test('pairs are read and written, lists under one name; an example in JSON is read, too', () => {
  const value = { user: 'ä&b', scope: ['read', 'write'] }
  const written = writeBody(value, 'pairs')
  expect(written).toBe('user=%C3%A4%26b&scope=read&scope=write')
  expect(readBody(written, 'pairs', form)).toEqual(value)
  expect(readBody('{"user":"ada"}', 'pairs', form)).toEqual({ user: 'ada' })
  expect(writeBody({ a: null, b: { c: 1 }, d: true }, 'pairs')).toBe('a=&b=%7B%22c%22%3A1%7D&d=true')
  expect(writeBody('no object', 'pairs')).toBe('')
})

test.each([
  ['application/json', 'json'],
  ['application/vnd.api+json', 'json'],
  ['application/x-www-form-urlencoded; charset=utf-8', 'pairs'],
  ['multipart/form-data', 'json'],
])('%s is edited as %s', (type, syntax) => expect(syntaxOf(type)).toBe(syntax))

test('a member is set in its place, added behind, or taken out', () => {
  const before = { a: 1, b: 2 }
  expect(JSON.stringify(withMember(before, 'a', 3))).toBe('{"a":3,"b":2}')
  expect(JSON.stringify(withMember(before, 'c', 3))).toBe('{"a":1,"b":2,"c":3}')
  expect(withMember(before, 'a', undefined)).toEqual({ b: 2 })
  expect(withMember('text', 'a', 1)).toEqual({ a: 1 })
  expect(before).toEqual({ a: 1, b: 2 })
})

test('members that every object has are not members of a value, and can be', () => {
  expect(memberOf({}, 'constructor')).toBeUndefined()
  expect(memberOf(undefined, 'a')).toBeUndefined()
  expect(memberOf(withMember({}, '__proto__', 1), '__proto__')).toBe(1)
  expect(isObject([])).toBe(false)
})

test.each([
  [{ ...facts, kind: 'text', example: 'Rex' }, 'Rex'],
  [text, ''],
  [{ ...facts, kind: 'number' }, 0],
  [{ ...facts, kind: 'boolean' }, true],
  [{ ...facts, kind: 'choice', values: ['a', 'b'] }, 'a'],
  [list, []],
  [form, {}],
] as const)('%j starts with %j', (field, expected) => expect(startOf(field)).toEqual(expected))
