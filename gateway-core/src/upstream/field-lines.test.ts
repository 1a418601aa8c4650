import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { endOfText, isFieldValue, isTokenText, readFieldLines } from './field-lines.ts'

describe('field lines', () => {
  test('are read in order, with their spelling, without the blanks around values', () => {
    const text = 'HTTP/1.1 200 OK\r\nA: 1\r\nb:\t two words \t\r\nA:\r\nC: \r\n'
    expect(readFieldLines(text, 17)).toEqual(['A', '1', 'b', 'two words', 'A', '', 'C', ''])
  })

  test('may be none', () => {
    expect(readFieldLines('', 0)).toEqual([])
  })

  test.each([
    'A',
    'A:',
    'A: 1',
    'A: 1\r',
    'A: 1\n',
    'A: 1\rB: 2\r\n',
    'A : 1\r\n',
    ': 1\r\n',
    ' A: 1\r\n',
    '\r\n',
    'A: \0\r\n',
  ])('are refused when they are none: %j', (text) => {
    expect(readFieldLines(text, 0)).toEqual(expect.any(String))
  })

  test('come out as they went in, whatever tokens and values they are made of', () => {
    const token = fc.stringMatching(/^[!#$%&'*+.^_`|~0-9a-zA-Z-]{1,20}$/)
    const value = fc.stringMatching(/^(?:[!-~\xa1-\xff](?:[\t -~\xa1-\xff]{0,20}[!-~\xa1-\xff])?)?$/)
    fc.assert(
      fc.property(fc.array(fc.tuple(token, value), { maxLength: 8 }), (fields) => {
        const text = fields.map(([name, text]) => `${name}: ${text}\r\n`).join('')
        expect(readFieldLines(text, 0)).toEqual(fields.flat())
        for (const [name, text] of fields) expect([isTokenText(name), isFieldValue(text)]).toEqual([true, true])
      }),
    )
  })

  test('never give a value with a line end, whatever the text', () => {
    const texts = fc.array(fc.constantFrom('\r', '\n', '\0', 'a', ':', ' ', '\t', '\r\n', '\x7f'), { maxLength: 20 })
    fc.assert(
      fc.property(texts, (pieces) => {
        const fields = readFieldLines(pieces.join(''), 0)
        if (typeof fields !== 'string') expect(fields.join('')).not.toMatch(/[\r\n\0]/)
      }),
    )
  })
})

test.each([
  ['GET', true],
  ["!#$%&'*+-.^_`|~09azAZ", true],
  ['', false],
  ['a b', false],
  ['a:', false],
  ['a\0', false],
  ['ä', false],
  ['\u0141', false],
])('%j is a token: %s', (text, isToken) => {
  expect(isTokenText(text)).toBe(isToken)
})

test.each([
  ['', true],
  ['a\tb c', true],
  ['\xff', true],
  ['a\r\nb', false],
  ['a\0', false],
  ['\x7f', false],
  ['\u010a', false],
  ['€', false],
])('%j may be a value: %s', (text, isValue) => {
  expect(isFieldValue(text)).toBe(isValue)
})

test('a text ends at the first control character, or at its end', () => {
  expect([endOfText('ab\rc', 0), endOfText('ab', 0), endOfText('a\tb\x7f', 1), endOfText('ab', 5)]).toEqual([
    2, 2, 3, 5,
  ])
})
