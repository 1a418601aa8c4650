import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { headerText, isHeaderName, isHeaderValue } from './header-text.ts'

describe('a header’s value', () => {
  test.each(['', 'plain', 'with space', 'tab\there', 'caf\xe9', '"quoted"'])('may be %j', (text) => {
    expect(isHeaderValue(text)).toBe(true)
    expect(headerText(text)).toBe(text)
  })

  test.each(['two\r\nlines', 'new\nline', 'return\r', 'nul\0', 'bell\x07', 'del\x7f', '☃\r\nX: 1'])(
    'may not be %j',
    (text) => {
      expect(isHeaderValue(text)).toBe(false)
      expect(headerText(text)).toBeUndefined()
    },
  )

  test('goes out as UTF-8 where it has more than HTTP’s own character set', () => {
    expect(isHeaderValue('snow☃')).toBe(false)
    expect(Buffer.from(headerText('snow☃') ?? '', 'latin1').toString()).toBe('snow☃')
  })

  test('never holds a line end or another control character, whatever it was made of', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const codes = [...(headerText(text) ?? '')].map((each) => each.codePointAt(0) ?? 0)
        return codes.every((code) => code === 9 || (code >= 32 && code !== 127 && code <= 255))
      }),
    )
  })
})

describe('a header’s name', () => {
  test.each(['X', 'x-y', 'Content-Type', "!#$%&'*+.^_`|~9"])('may be %j', (name) => {
    expect(isHeaderName(name)).toBe(true)
  })

  test.each(['', 'a b', 'a:b', 'a\r\nb', 'é', 'a\0', '(x)', 'x'.repeat(257)])('may not be %j', (name) => {
    expect(isHeaderName(name)).toBe(false)
  })
})
