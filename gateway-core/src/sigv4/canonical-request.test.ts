import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalRequest } from './canonical-request.ts'
import type { SignedRequest } from './signed-request.ts'

const plain: SignedRequest = { verb: 'get', path: '/', query: '', headers: [['Host', 'example.org']] }

function part(index: number, change: Partial<SignedRequest>, signedHeaders = ['host']): string | undefined {
  return canonicalRequest({ ...plain, ...change }, signedHeaders, 'hash').split('\n')[index]
}

test('is verb, path, query, headers, their names and the hash, each on its line', () => {
  expect(canonicalRequest(plain, ['host'], 'hash')).toBe('GET\n/\n\nhost:example.org\n\nhost\nhash')
})

test.each([
  ['', '/'],
  ['/', '/'],
  ['/a/b', '/a/b'],
  ['/a/b/', '/a/b/'],
  ['/a//b/./c/../d', '/a/b/d'],
  ['/../../a', '/a'],
  ['/a/..', '/'],
  ['/a%20b', '/a%2520b'],
  ['/a%2Fb', '/a%252Fb'],
  ["/!'()*", '/%21%27%28%29%2A'],
  ['/~.-_', '/~.-_'],
  ['/\ud800', '/%EF%BF%BD'],
])('the path %j becomes %s', (path, canonical) => {
  expect(part(1, { path })).toBe(canonical)
})

test.each([
  ['b=2&a=1', 'a=1&b=2'],
  ['a=b&a=a', 'a=a&a=b'],
  ['a', 'a='],
  ['a=1&a', 'a=&a=1'],
  ['A=1&a=2&B=3', 'A=1&B=3&a=2'],
  ['a=%2F&b=x%20y', 'a=%2F&b=x%20y'],
  ['a=x+y%2B', 'a=x%20y%2B'],
  ["a=!'()*", 'a=%21%27%28%29%2A'],
  ['a=%zz', 'a=%25zz'],
  ['X-Amz-Signature=1&a=2', 'a=2'],
  // By the encoded name: `%` sorts before letters.
  ['%C3%A9=1&z=2', '%C3%A9=1&z=2'],
])('the query %j becomes %s', (query, canonical) => {
  expect(part(2, { query })).toBe(canonical)
})

test('headers are in the order of their names, trimmed, runs of blanks as one', () => {
  const headers: SignedRequest['headers'] = [
    ['X-B', '  a   b\t c '],
    ['Host', 'example.org'],
    ['x-a', '1'],
    ['X-A', '2'],
  ]
  const canonical = canonicalRequest({ ...plain, headers }, ['x-b', 'host', 'x-a'], 'hash')
  expect(canonical).toBe('GET\n/\n\nhost:example.org\nx-a:1,2\nx-b:a b c\n\nhost;x-a;x-b\nhash')
})

test('a signed header that was not sent counts as empty', () => {
  expect(part(4, {}, ['host', 'x-lost'])).toBe('x-lost:')
})

test('a signature in the query is left out only where it is the signature', () => {
  const query = 'X-Amz-Signature=1&a=2'
  const headers: SignedRequest['headers'] = [['Authorization', 'AWS4-HMAC-SHA256 …']]
  expect(part(2, { query })).toBe('a=2')
  expect(part(2, { query, headers })).toBe('X-Amz-Signature=1&a=2')
})

describe('whatever is signed', () => {
  const words = fc.string({ maxLength: 12 })
  const encoded = (text: string) => encodeURIComponent(text.toWellFormed())
  const pairs = fc.array(fc.tuple(words, words), { maxLength: 6 })
  const queryOf = (list: readonly (readonly [string, string])[]) =>
    list.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join('&')

  test('the order of parameters does not matter', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        expect(part(2, { query: queryOf(list.toReversed()) })).toBe(part(2, { query: queryOf(list) }))
      }),
    )
  })

  test('how much of a query is percent-encoded does not matter', () => {
    const bytes = (text: string) =>
      [...Buffer.from(text.toWellFormed())].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')
    fc.assert(
      fc.property(pairs, (list) => {
        const all = list.map(([name, value]) => `${bytes(name)}=${bytes(value)}`).join('&')
        expect(part(2, { query: all })).toBe(part(2, { query: queryOf(list) }))
      }),
    )
  })

  test('two queries that say different things are never alike', () => {
    fc.assert(
      fc.property(pairs, pairs, (one, other) => {
        const said = (list: typeof one) =>
          list
            .map(([name, value]) => JSON.stringify([name.toWellFormed(), value.toWellFormed()]))
            .filter((text) => !text.startsWith('["X-Amz-Signature"'))
            .sort()
        const isAlike = part(2, { query: queryOf(one) }) === part(2, { query: queryOf(other) })
        expect(isAlike).toBe(said(one).join() === said(other).join())
      }),
    )
  })

  test('a path has no empty and no dot segments left, and nothing that is not encoded', () => {
    const segments = fc.array(fc.oneof(words.map(encoded), fc.constantFrom('', '.', '..', '%2e', '%2F')), {
      maxLength: 6,
    })
    fc.assert(
      fc.property(segments, (list) => {
        const path = part(1, { path: `/${list.join('/')}` }) ?? ''
        expect(path).toMatch(/^\/(?:[\w.~%-]+\/)*[\w.~%-]*$/)
        expect(path.split('/').filter((segment) => segment === '.' || segment === '..')).toEqual([])
        // What is canonical stays so.
        expect(part(1, { path: decodeURIComponent(path) })).toBe(path)
      }),
    )
  })

  test('every header that is named is there once, in order, on one line', () => {
    const name = fc.stringMatching(/^[a-z][a-z-]{0,8}$/)
    const value = fc.string({ maxLength: 20 }).map((text) => text.replace(/[^\x20-\x7e\t]/g, ' '))
    const headers = fc.array(fc.tuple(name, value), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(headers, (list) => {
        const names = [...new Set(list.map(([each]) => each))]
        const lines = canonicalRequest({ ...plain, headers: list }, names, 'hash').split('\n')
        const written = lines.slice(3, 3 + names.length)
        expect(written.map((line) => line.slice(0, line.indexOf(':')))).toEqual(names.toSorted())
        for (const line of written) expect(line).not.toMatch(/\s{2}|\s$/)
        expect(lines.slice(3 + names.length)).toEqual(['', names.toSorted().join(';'), 'hash'])
      }),
    )
  })
})
