import { expect, test } from 'vitest'
import { settleHeadings } from './settle-headings.ts'

function settled(...depths: number[]): (number | undefined)[] {
  const headings = depths.map((depth) => ({ type: 'heading', depth, children: [{ type: 'text' }] }))
  settleHeadings()({ type: 'root', children: [{ type: 'paragraph' }, ...headings] })
  return headings.map(({ depth }) => depth)
}

test.each([
  { given: [1, 2, 3, 2], wanted: [1, 2, 3, 2] },
  { given: [2, 3, 2], wanted: [1, 2, 1] },
  { given: [3, 3], wanted: [1, 1] },
  { given: [1, 4, 4, 2], wanted: [1, 2, 2, 2] },
  { given: [3, 2, 1, 6], wanted: [1, 1, 1, 2] },
  { given: [], wanted: [] },
])('$given becomes $wanted', ({ given, wanted }) => {
  expect(settled(...given)).toEqual(wanted)
})

test('headings inside of quotes and lists count', () => {
  const inner = { type: 'heading', depth: 6 }
  settleHeadings()({
    type: 'root',
    children: [
      { type: 'heading', depth: 2 },
      { type: 'blockquote', children: [inner] },
    ],
  })
  expect(inner.depth).toBe(2)
})
