import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pathSegments } from './path-segments.ts'

test.each([
  ['', []],
  ['/', []],
  ['/pets', ['pets']],
  ['/pets/', ['pets']],
  ['/pets/1/toys', ['pets', '1', 'toys']],
  ['/pets//toys', ['pets', '', 'toys']],
  ['//', ['']],
])('cuts "%s" at its slashes and ignores one at the end', (path, segments) => {
  expect(pathSegments(path)).toEqual({ raw: segments, decoded: segments })
})

test.each([
  ['/caf%C3%A9', 'café'],
  ['/a%20b', 'a b'],
  ['/a+b', 'a+b'],
  ['/%7Btemplate%7D', '{template}'],
  ['/100%25', '100%'],
  ['/%2525', '%25'],
  ['/a%2Fb', 'a/b'],
  ['/a%5Cb', 'a\\b'],
])('decodes %s once', (path, decoded) => {
  expect(pathSegments(path)).toEqual({ raw: [path.slice(1)], decoded: [decoded] })
})

test('keeps an encoded slash inside its segment', () => {
  expect(pathSegments('/a%2Fb/c')?.decoded).toEqual(['a/b', 'c'])
})

describe('refuses what leads elsewhere', () => {
  test.each([
    '/..',
    '/.',
    '/../etc/passwd',
    '/pets/../admin',
    '/pets/..',
    '/pets/./1',
    '/%2e%2e/admin',
    '/%2E%2E',
    '/.%2e/admin',
    '/%2e',
    '/pets/..%2fadmin',
    '/pets%2f..%2fadmin',
    '/pets/..%5cadmin',
    '/pets/..\\admin',
    '/pets\\..\\admin',
    '/%252e%252e/admin',
    '/%25252e%25252e/admin',
    '/a%252f%252e%252e%252fb',
    '/..;/admin',
    '/..;x=1/admin',
  ])('%s', (path) => {
    expect(pathSegments(path)).toBeUndefined()
  })
})

describe('lets dots that lead nowhere pass', () => {
  test.each(['/...', '/a..b', '/.well-known/x', '/v1.2', '/file.', '/..a', '/a..', '/a.b%2Fc.d', '/..%20'])(
    '%s',
    (path) => {
      expect(pathSegments(path)).toBeDefined()
    },
  )
})

test.each(['/%', '/%zz', '/%f', '/%ff', '/%C3', '/a/%E0%80%AF'])('refuses %s, which cannot be decoded', (path) => {
  expect(pathSegments(path)).toBeUndefined()
})

describe('for any path', () => {
  const piece = fc.constantFrom(
    'a',
    '.',
    '..',
    '%2e',
    '%2E',
    '%2f',
    '%5c',
    '\\',
    '/',
    '%25',
    '%252e',
    '%41',
    ';',
    '%',
    'é',
  )
  const path = fc.array(piece, { maxLength: 12 }).map((pieces) => `/${pieces.join('')}`)

  test('no segment that is let through is a dot segment to anybody, however often they decode it', () => {
    fc.assert(
      fc.property(path, (text) => {
        const segments = pathSegments(text)
        for (const segment of segments?.decoded ?? []) {
          for (const reading of readings(segment)) {
            const parts = reading.split(/[/\\]/).map((part) => part.split(';')[0])
            expect(parts).not.toContain('.')
            expect(parts).not.toContain('..')
          }
        }
      }),
      { numRuns: 5000 },
    )
  })

  test('every segment is decoded exactly once', () => {
    fc.assert(
      fc.property(path, (text) => {
        const segments = pathSegments(text)
        if (segments === undefined) return
        expect(segments.decoded).toEqual(segments.raw.map(decodeURIComponent))
        expect(segments.raw.map((segment) => `/${segment}`).join('')).toBe(
          text.endsWith('/') ? text.slice(0, -1) : text,
        )
      }),
      { numRuns: 2000 },
    )
  })

  const character = fc.constantFrom('a', 'Z', '0', ' ', '/', '?', '#', '&', '+', ';', '\0', 'é', '漢', '😀', '~', '{')

  test('what is encoded whole comes back as it was', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: character, minLength: 1, maxLength: 5 }), { maxLength: 4 }), (texts) => {
        const decoded = pathSegments(`/${texts.map(encodeURIComponent).join('/')}`)?.decoded
        expect(decoded).toEqual(texts)
      }),
    )
  })
})

/** A text as those read it who decode it again, and again. */
function readings(text: string): string[] {
  const all = [text]
  for (let last = text; ; ) {
    const next = last.replace(/%(25|2e|2f|5c)/gi, (code) => decodeURIComponent(code))
    if (next === last) return all
    all.push(next)
    last = next
  }
}
