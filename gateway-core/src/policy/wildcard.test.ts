import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { patternCodes, textCodes, Wildcard } from './wildcard.ts'

function matches(pattern: string, text: string): boolean {
  return new Wildcard(patternCodes(pattern)).matches(text)
}

describe('a pattern matches the whole text', () => {
  test.each([
    ['', ''],
    ['pets', 'pets'],
    ['*', ''],
    ['*', 'a/b/c'],
    ['**', 'a'],
    ['?', 'a'],
    ['p?ts', 'pets'],
    ['pets/*', 'pets/'],
    ['pets/*', 'pets/1/toys/2'],
    ['*/pets', 'a/b/pets'],
    ['*pets*', 'pets'],
    ['a*b*c', 'abc'],
    ['a*b*c', 'a-b-b-c-c'],
    ['a*bc*bcd', 'abcxbcd'],
    ['a*?', 'ab'],
    ['?*?', 'ab'],
    ['*a?c*', 'xxabcxx'],
    ['*aab*', 'aaab'],
    ['*a?a*b', 'aaacab'],
    ['.*', '.anything'],
    ['[a]', '[a]'],
  ])('%j matches %j', (pattern, text) => {
    expect(matches(pattern, text)).toBe(true)
  })

  test.each([
    ['', 'a'],
    ['pets', 'Pets'],
    ['pets', 'pets/'],
    ['?', ''],
    ['?', 'ab'],
    ['pets/*', 'pets'],
    ['*/pets', 'pets'],
    ['a*b*c', 'acb'],
    ['ab*ba', 'aba'],
    ['?*?', 'a'],
    ['*a?c*', 'xxacxx'],
    ['.*', 'anything'],
    ['[a]', 'a'],
    ['a*b*a', 'ab'],
    ['*ab*ab', 'xab'],
  ])('%j does not match %j', (pattern, text) => {
    expect(matches(pattern, text)).toBe(false)
  })

  test('characters that are meant as they are are no wildcards', () => {
    const literal = new Wildcard(textCodes('a*?'))
    expect(literal.matches('a*?')).toBe(true)
    expect(literal.matches('abc')).toBe(false)
  })
})

test('pieces longer than a machine word are found', () => {
  const long = 'abcdefgh'.repeat(20)
  expect(matches(`*${long}*`, `x${long}y`)).toBe(true)
  expect(matches(`*${long}*`, `x${long.slice(1)}y`)).toBe(false)
  expect(matches(`*${'?'.repeat(40)}z*`, `${'a'.repeat(50)}z`)).toBe(true)
  expect(matches(`*${'?'.repeat(51)}z*`, `${'a'.repeat(50)}z`)).toBe(false)
})

/** What it should say, in the simplest words. */
function reference(pattern: string, text: string): boolean {
  if (pattern === '') return text === ''
  if (pattern.startsWith('*')) {
    return Array.from({ length: text.length + 1 }, (_, at) => at).some((at) =>
      reference(pattern.slice(1), text.slice(at)),
    )
  }
  if (text === '' || (pattern[0] !== '?' && pattern[0] !== text[0])) return false
  return reference(pattern.slice(1), text.slice(1))
}

test('says what a simple matcher says', () => {
  const letters = (alphabet: string, maxLength: number) => fc.string({ unit: fc.constantFrom(...alphabet), maxLength })
  fc.assert(
    fc.property(letters('ab*?', 8), letters('ab', 10), (pattern, text) => {
      expect(matches(pattern, text)).toBe(reference(pattern, text))
    }),
    { numRuns: 3000 },
  )
})

test('what a pattern is made from matches it, however long its pieces', () => {
  const piece = fc.string({ unit: fc.constantFrom('a', 'b', 'ß', '/'), maxLength: 70 })
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 5 }), piece, (pieces, filling) => {
      expect(matches(pieces.join('*'), pieces.join(filling))).toBe(true)
    }),
  )
})
