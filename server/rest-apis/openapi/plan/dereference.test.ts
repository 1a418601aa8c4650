import { expect, test } from 'vitest'
import { dereference, targetOf } from './dereference.ts'
import type { Reading } from './reading.ts'

function readingOf(value: unknown): Reading {
  return {
    root: { value, pointer: '' },
    dialect: '3.0',
    substitutions: {},
    longestTimeoutMs: 29_000,
    problems: [],
    entries: [],
  }
}

test('a chain of references is followed to its end', () => {
  const reading = readingOf({ a: { $ref: '#/b' }, b: { $ref: '#/c/0' }, c: [{ d: 1 }] })
  expect(dereference(reading, { value: { $ref: '#/a' }, pointer: '/x' })).toEqual({ value: { d: 1 }, pointer: '/c/0' })
  expect(reading.problems).toEqual([])
})

test.each([
  ['#/a~1b/c~0d', { value: 1, pointer: '/a~1b/c~0d' }],
  ['#/a~1b/with%20space', { value: 2, pointer: '/a~1b/with space' }],
  ['#/constructor/x', { value: 3, pointer: '/constructor/x' }],
])('%s is read as RFC 6901 says', (reference, expected) => {
  const reading = readingOf({ 'a/b': { 'c~d': 1, 'with space': 2 }, constructor: { x: 3 } })
  expect(targetOf(reading, reference, '/here')).toEqual(expected)
})

test.each([
  ['#/nowhere', '"#/nowhere" refers to something that is not in the document'],
  ['#/toString', 'not in the document'],
  ['#/list/9', 'not in the document'],
  ['#/list/-1', 'not in the document'],
  ['#/list/length', 'not in the document'],
  ['#anchor', 'must be a path into this document'],
  ['#', 'must be a path into this document'],
  ['#/%E0%A4%A', 'must be a path into this document'],
  ['other.yaml#/a', 'is in another document'],
  ['https://example.org/a.json', 'is in another document'],
  ['', 'is in another document'],
])('%j leads nowhere, and the problem says so', (reference, message) => {
  const reading = readingOf({ list: [1] })
  expect(targetOf(reading, reference, '/paths/~1a/$ref')).toBeUndefined()
  expect(reading.problems).toMatchObject([{ pointer: '/paths/~1a/$ref', message: expect.stringContaining(message) }])
})

test('references that only lead to each other are a problem', () => {
  const reading = readingOf({ a: { $ref: '#/b' }, b: { $ref: '#/a' } })
  expect(dereference(reading, { value: { $ref: '#/a' }, pointer: '/x' }).value).toBeUndefined()
  expect(reading.problems).toMatchObject([{ pointer: '/x/$ref', message: expect.stringContaining('refers to itself') }])
})
