import { expect, test } from 'vitest'
import { z } from 'zod'
import { afterPosition, pageInput, pageOf } from './paging.ts'

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

const encoded = (bytes: string | readonly number[]) => Buffer.from(bytes).toString('base64url')

test.each([
  ['NUL', encoded('a\u0000b')],
  ['bytes that are not UTF-8', encoded([0xff, 0xfe])],
  ['half a surrogate pair', encoded([0xed, 0xa0, 0x80])],
  ['an overlong encoding', encoded([0xc0, 0xaf])],
  ['padding', `${encoded('a')}==`],
  ['the other base64 alphabet', Buffer.from('~~~???').toString('base64')],
  ['bits that say nothing', 'YR'],
  ['a line end', `${encoded('abc')}\n`],
  ['white space', ' '],
])('400 for a position with %s', (_what, position) => {
  expect(() => afterPosition(position)).toThrow(expect.objectContaining({ failure: 'BadRequestException' }))
})

test.each(["'; drop table api_keys; --", '../../etc/passwd', '🎉', '%00', ' '])(
  'a position is only a text to compare with: %j',
  (key) => {
    expect(afterPosition(encoded(key))).toBe(key)
  },
)

test('following the positions gives every row once, whatever the limit', () => {
  const rows = Array.from({ length: 23 }, (_, index) => `row ${String(index).padStart(2, '0')}`)
  for (const limit of [1, 2, 7, 22, 23, 24]) {
    const seen: string[] = []
    let position: string | undefined
    do {
      const after = afterPosition(position)
      const left = rows.filter((row) => after === undefined || row > after).slice(0, limit + 1)
      const page = pageOf(left, limit, (row) => row)
      seen.push(...page.items)
      position = page.position
    } while (position !== undefined)
    expect(seen).toEqual(rows)
  }
})

test.each([
  [{}, true],
  [{ limit: 1 }, true],
  [{ limit: 500, position: '' }, true],
  [{ position: 'x'.repeat(2048) }, true],
  [{ limit: 0 }, false],
  [{ limit: 501 }, false],
  [{ limit: -1 }, false],
  [{ limit: 1.5 }, false],
  [{ limit: Number.NaN }, false],
  [{ limit: Number.POSITIVE_INFINITY }, false],
  [{ limit: '5' }, false],
  [{ limit: null }, false],
  [{ position: 7 }, false],
  [{ position: 'x'.repeat(2049) }, false],
])('page %#: taken %s', (input, isTaken) => {
  expect(z.object(pageInput).safeParse(input).success).toBe(isTaken)
})
