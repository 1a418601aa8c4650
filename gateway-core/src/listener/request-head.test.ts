import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { describe, expect, test } from 'vitest'
import { Reply } from '../pipeline/reply.ts'
import { type RequestHead, readRequestHead } from './request-head.ts'

interface Given {
  readonly method?: string
  readonly url?: string
  readonly headers?: readonly string[]
  readonly minor?: number
}

function read({
  method = 'GET',
  url = '/',
  headers = ['Host', 'api.localhost'],
  minor = 1,
}: Given): RequestHead | Reply {
  const request = new IncomingMessage(new Socket())
  request.method = method
  request.url = url
  request.rawHeaders = [...headers]
  request.httpVersionMinor = minor
  return readRequestHead(request)
}

function refusedWith(given: Given): number | undefined {
  const head = read(given)
  return head instanceof Reply ? head.status : undefined
}

describe('host', () => {
  test.each([
    ['api.localhost', 'api.localhost'],
    ['API.LocalHost:8080', 'api.localhost'],
    ['127.0.0.1:80', '127.0.0.1'],
    ['[::1]:8080', '[::1]'],
    ['[::1]', '[::1]'],
    ['a-b_c~d.example', 'a-b_c~d.example'],
    ['localhost:', 'localhost'],
    ['', ''],
  ])('"%s" is %s', (value, host) => {
    expect(read({ headers: ['host', value] })).toMatchObject({ host })
    expect(read({ headers: ['HOST', value] })).toMatchObject({ host })
  })

  test.each([
    'x@y/z',
    'user@host',
    'a b',
    'a,b',
    'a/b',
    'a?b',
    'a#b',
    'http://a',
    'a:b',
    'a:123456',
    'a:80:80',
    '[::1',
    '::1',
    '[a.b]x',
    'caf\xe9',
    'a\\b',
  ])('"%s" is no host', (value) => {
    expect(refusedWith({ headers: ['Host', value] })).toBe(400)
  })

  test('two of them are refused, even when they agree', () => {
    expect(refusedWith({ headers: ['Host', 'a', 'host', 'a'] })).toBe(400)
    expect(refusedWith({ headers: ['Host', 'a', 'X', 'y', 'hOST', 'b'] })).toBe(400)
  })

  test('none at all is an HTTP/1.0 matter', () => {
    expect(refusedWith({ headers: ['X', 'y'] })).toBe(400)
    expect(read({ headers: [], minor: 0 })).toMatchObject({ host: '' })
  })

  test('is judged the same after thousands of others', () => {
    for (let index = 0; index < 2000; index++) {
      expect(read({ headers: ['Host', `H${index}.example`] })).toMatchObject({ host: `h${index}.example` })
    }
    expect(refusedWith({ headers: ['Host', 'x@y'] })).toBe(400)
  })
})

describe('target', () => {
  test.each(['/', '/a?b=c', '//a', '/a%00', '/a|b', "/a'b"])('%s is a path', (url) => {
    expect(refusedWith({ url })).toBeUndefined()
  })

  test.each([
    'http://evil/x',
    'https://evil/',
    'http:///x',
    'http:/x',
    'http://api.localhost:81/x',
    'http://user@api.localhost/x',
    'ftp://api.localhost/x',
    'http://api.localhost/x#y',
    'evil:443',
    '*',
    '',
    'a',
    '?a',
    '/a#b',
    '/#',
  ])('"%s" is refused', (url) => {
    expect(refusedWith({ url })).toBe(400)
  })

  test.each([
    ['http://api.localhost/x?y', '/x?y'],
    ['HTTPS://API.localhost/x', '/x'],
    ['http://api.localhost', '/'],
    ['http://api.localhost?y', '/?y'],
    ['http://api.localhost//evil/x', '//evil/x'],
  ])('an absolute one on the authority that Host names is its path: "%s"', (url, target) => {
    expect(read({ url })).toMatchObject({ target, host: 'api.localhost' })
  })

  test('an absolute one without a host is refused', () => {
    expect(refusedWith({ url: 'http://api.localhost/x', headers: [] })).toBe(400)
    expect(refusedWith({ url: 'http://api.localhost/x', headers: ['Host', ''] })).toBe(400)
  })

  test('may be 10,240 bytes long', () => {
    expect(refusedWith({ url: `/${'a'.repeat(10_239)}` })).toBeUndefined()
    expect(refusedWith({ url: `/${'a'.repeat(10_240)}` })).toBe(414)
  })
})

test.each(['TRACE', 'CONNECT'])('%s is not allowed', (method) => {
  expect(refusedWith({ method })).toBe(405)
})

describe('body length', () => {
  test.each([
    [[], 0],
    [['Content-Length', '0'], 0],
    [['content-length', '12'], 12],
    [['Transfer-Encoding', 'chunked'], -1],
    [['transfer-encoding', 'chunked'], -1],
    [['X-Content-Lengt', '12'], 0],
    [['Content-Lengthy', '12'], 0],
    [['Transfer-Encodin', 'chunked'], 0],
  ])('of %j is %d', (headers, bodyLength) => {
    expect(read({ headers: ['Host', 'a', ...headers] })).toMatchObject({ bodyLength })
  })

  test.each([
    [['Transfer-Encoding', 'gzip, chunked']],
    [['Transfer-Encoding', 'chunked, chunked']],
    [['Transfer-Encoding', 'chunked', 'transfer-encoding', 'chunked']],
    [['Transfer-Encoding', 'gzip', 'Transfer-Encoding', 'chunked']],
    [['Transfer-Encoding', '']],
  ])('of %j is known to nobody', (headers) => {
    expect(refusedWith({ headers: ['Host', 'a', ...headers] })).toBe(501)
  })

  test('HTTP/1.0 knows no chunks', () => {
    expect(refusedWith({ headers: ['Host', 'a', 'Transfer-Encoding', 'chunked'], minor: 0 })).toBe(400)
  })
})

test('headers may be 10,240 bytes together, separators included', () => {
  const filled = (bytes: number) => ['Host', 'a', 'X', 'y'.repeat(bytes - 'Host: a\r\n'.length - 'X: \r\n'.length)]
  expect(refusedWith({ headers: filled(10_240) })).toBeUndefined()
  expect(refusedWith({ headers: filled(10_241) })).toBe(431)
})
