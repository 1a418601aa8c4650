import { describe, expect, test } from 'vitest'
import { bodyText, logEvent, logTime, mapText } from './log-text.ts'

describe('an event', () => {
  test('of 1024 bytes is whole', () => {
    expect(logEvent('a'.repeat(1024))).toBe('a'.repeat(1024))
  })

  test('of more is cut at 1024 bytes and says so behind them, as AWS’s do', () => {
    expect(logEvent('a'.repeat(1025))).toBe(`${'a'.repeat(1024)} [TRUNCATED]`)
  })

  test('is cut between characters', () => {
    expect(logEvent(`${'a'.repeat(1023)}é`)).toBe(`${'a'.repeat(1023)} [TRUNCATED]`)
  })
})

describe('a map', () => {
  test.each([
    [[], '{}'],
    [[['a', '1']], '{a=1}'],
    [
      [
        ['a', '1'],
        ['b', ''],
      ],
      '{a=1, b=}',
    ],
    [
      [
        ['a', '1'],
        ['b', '2'],
        ['a', '3'],
      ],
      '{a=1, 3, b=2}',
    ],
    [[['__proto__', 'x']], '{__proto__=x}'],
  ] as const)('of %j reads %s', (pairs, text) => {
    expect(mapText(pairs)).toBe(text)
  })
})

describe('a body', () => {
  test.each([
    [undefined, ''],
    [{ text: 'x', bytes: 1 }, 'x'],
    [{ text: 'x', bytes: 99_999, note: 'cut' }, 'x'],
    [{ text: '', bytes: 3, note: 'binary' }, '[Binary Data]'],
    [{ text: '', note: 'streamed' }, '[Streamed Data]'],
  ] as const)('%j reads %j', (body, text) => {
    expect(bodyText(body)).toBe(text)
  })
})

test('the time of a test’s line reads as AWS writes it', () => {
  expect(logTime(Date.UTC(2021, 10, 29, 13, 31, 4, 999))).toBe('Mon Nov 29 13:31:04 UTC 2021')
  expect(logTime(Date.UTC(2019, 8, 5, 4, 56, 39))).toBe('Thu Sep 05 04:56:39 UTC 2019')
})
