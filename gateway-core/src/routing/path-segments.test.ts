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
