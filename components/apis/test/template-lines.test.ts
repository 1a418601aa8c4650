import { expect, test } from 'vitest'
import { templateLines } from './template-lines.ts'

const values = [
  { line: 2, expression: '$a', text: '1' },
  { line: 2, expression: '$b', text: '2' },
  { line: 1, expression: '$c', text: '3' },
]
const traced = { direction: 'request', values, isCut: false } as const

test('every line has its values', () => {
  expect(templateLines({ ...traced, source: '$c\n$a$b\nend' })).toEqual([
    { line: 1, text: '$c', values: [{ key: 0, expression: '$c', text: '3' }] },
    {
      line: 2,
      text: '$a$b',
      values: [
        { key: 0, expression: '$a', text: '1' },
        { key: 1, expression: '$b', text: '2' },
      ],
    },
    { line: 3, text: 'end', values: [] },
  ])
})

test('without the text there are the lines that have values, in order', () => {
  expect(templateLines(traced).map(({ line, text }) => [line, text])).toEqual([
    [1, undefined],
    [2, undefined],
  ])
})
