import { expect, test } from 'vitest'
import { afterPosition, pageOf } from './paging.ts'

const letters = ['a', 'b', 'ä', '/x/{y}']

test('a page has at most the limit, and a position where there is more', () => {
  const { items, position } = pageOf(letters, 3, (letter) => letter)
  expect(items).toEqual(['a', 'b', 'ä'])
  expect(afterPosition(position)).toBe('ä')
})

test('the last page has no position', () => {
  expect(pageOf(letters, 4, (letter) => letter)).toEqual({ items: letters })
  expect(pageOf([], undefined, String)).toEqual({ items: [] })
})

test('25 without a limit', () => {
  const many = Array.from({ length: 26 }, (_, index) => index)
  expect(pageOf(many, undefined, String).items).toHaveLength(25)
})

test('no position and an empty one are the beginning', () => {
  expect(afterPosition(undefined)).toBeUndefined()
  expect(afterPosition('')).toBeUndefined()
})

test.each(['%', 'a b', '=', 'AA', '____', 'null'])('400 for %j, which no page gave', (position) => {
  expect(() => afterPosition(position)).toThrow(expect.objectContaining({ failure: 'BadRequestException' }))
})
