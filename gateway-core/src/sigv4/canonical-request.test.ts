import { expect, test } from 'vitest'
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
