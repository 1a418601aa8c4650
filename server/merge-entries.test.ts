import { expect, test } from 'vitest'
import { mergeEntries } from './merge-entries.ts'

test('replaces what is given, removes what is null and keeps the rest', () => {
  expect(mergeEntries({ a: 1, b: 2, c: 3 }, { b: 9, c: null, d: 4 })).toEqual({ a: 1, b: 9, d: 4 })
})

test('is null when nothing is left, so that the member is absent', () => {
  expect(mergeEntries({ a: 1 }, { a: null })).toBeNull()
  expect(mergeEntries(null, undefined)).toBeNull()
  expect(mergeEntries(null, { a: null })).toBeNull()
})

test('makes the map with its first entry', () => {
  expect(mergeEntries(null, { a: 1 })).toEqual({ a: 1 })
})

test('is a copy', () => {
  const map = { a: 1 }
  expect(mergeEntries(map, undefined)).not.toBe(map)
})
