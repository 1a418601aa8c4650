import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { diffLines, diffPairs } from './message-diff.ts'

describe('the headers of two messages', () => {
  test('are told apart by what became of them, the changed ones first', () => {
    const before = [
      ['Host', 'a'],
      ['X-Old', '1'],
      ['Accept', '*/*'],
    ] as const
    const after = [
      ['accept', '*/*'],
      ['host', 'b'],
      ['X-New', '2'],
    ] as const
    expect(diffPairs(before, after)).toEqual([
      { key: 'host', name: 'host', change: 'changed', before: 'a', after: 'b' },
      { key: 'x-new', name: 'X-New', change: 'added', after: '2' },
      { key: 'x-old', name: 'X-Old', change: 'removed', before: '1' },
      { key: 'accept', name: 'accept', change: 'same', before: '*/*', after: '*/*' },
    ])
  })

  test('that recur are compared as a list', () => {
    expect(
      diffPairs(
        [
          ['A', '1'],
          ['A', '2'],
        ],
        [['a', '1, 2']],
      )[0]?.change,
    ).toBe('same')
  })
})

describe('the lines of two texts', () => {
  test('that were added and removed stand among those that are the same', () => {
    expect(diffLines('a\nb\nc\nd', 'a\nc\nx\nd').map(({ text, change }) => `${change} ${text}`)).toEqual([
      'same a',
      'removed b',
      'same c',
      'added x',
      'same d',
    ])
  })

  test('of JSON are compared as it reads best', () => {
    expect(diffLines('{"a":1,"b":2}', '{ "a": 1,\n"b": 3 }').filter(({ change }) => change !== 'same')).toEqual([
      { text: '  "b": 2', change: 'removed' },
      { text: '  "b": 3', change: 'added' },
    ])
  })

  test('of nothing are all new', () => {
    expect(diffLines('', 'a')).toEqual([{ text: 'a', change: 'added' }])
    expect(diffLines('', '')).toEqual([])
  })

  test('that would take too long are shown one after the other', () => {
    const many = (name: string) => Array.from({ length: 1100 }, (_, line) => `${name}${line}`).join('\n')
    const changes = diffLines(many('a'), many('b'))
    expect(changes).toHaveLength(2200)
    expect(changes[0]?.change).toBe('removed')
  })

  test('whatever they are, give back both texts', () => {
    const texts = fc.array(fc.constantFrom('a', 'b', 'c', '{')).map((lines) => lines.join('\n'))
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const lines = diffLines(before, after)
        const without = (gone: string) => lines.filter(({ change }) => change !== gone).map(({ text }) => text)
        expect(without('added').join('\n')).toBe(before)
        expect(without('removed').join('\n')).toBe(after)
      }),
    )
  })
})
