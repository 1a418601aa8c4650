import { Readable } from 'node:stream'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { declaredLength, InvalidRequest, requestText } from './request-text.ts'
import type { UpstreamRequest } from './upstream-call.ts'

const request = (given: Partial<UpstreamRequest>): UpstreamRequest => ({
  ...{ method: 'GET', path: '/', headers: [], body: null, ...given },
})
const text = (given: Partial<UpstreamRequest>) => requestText(request(given), 'backend:8080')
const stream = () => Readable.from([])

test('a request is its line, its host, its headers as they are, and an empty line', () => {
  expect(text({ path: '/a?b=c', headers: ['X-A', '1', 'x-a', '2'] })).toBe(
    'GET /a?b=c HTTP/1.1\r\nHost: backend:8080\r\nX-A: 1\r\nx-a: 2\r\n\r\n',
  )
})

test('a host that is named goes out instead of the authority, once', () => {
  expect(text({ headers: ['X-A', '1', 'hOST', 'other'] })).toBe('GET / HTTP/1.1\r\nHost: other\r\nX-A: 1\r\n\r\n')
  expect(text({ headers: ['Host', 'a', 'host', 'a'] })).toBeInstanceOf(InvalidRequest)
})

describe('the framing is the body’s', () => {
  const framing = (given: Partial<UpstreamRequest>) => {
    const made = text(given)
    return typeof made === 'string' ? made.split('\r\n').filter((line) => /^(content|transfer)-/i.test(line)) : made
  }

  test.each([
    ['no body', { body: null }, []],
    ['no body where one is expected', { method: 'POST', body: null }, ['Content-Length: 0']],
    ['an empty body', { method: 'PATCH', body: '' }, ['Content-Length: 0']],
    ['text', { method: 'POST', body: 'hello' }, ['Content-Length: 5']],
    ['text beyond ASCII', { method: 'PUT', body: 'hällo €' }, ['Content-Length: 10']],
    ['bytes', { method: 'DELETE', body: new Uint8Array(3) }, ['Content-Length: 3']],
    ['a GET with a body', { body: 'x' }, ['Content-Length: 1']],
    ['the right length', { body: 'x', headers: ['content-length', '1'] }, ['Content-Length: 1']],
    ['the right length of nothing', { body: null, headers: ['content-length', '0'] }, ['Content-Length: 0']],
  ])('%s', (_, given, lines) => {
    expect(framing(given)).toEqual(lines)
  })

  test('a stream goes under its length, or in chunks', () => {
    expect(framing({ body: stream() })).toEqual(['Transfer-Encoding: chunked'])
    expect(framing({ body: stream(), headers: ['Content-Length', '7'] })).toEqual(['Content-Length: 7'])
  })

  test.each([
    ['of another body', 'x', ['Content-Length', '2']],
    ['of a body where there is none', null, ['Content-Length', '5']],
    ['in another notation', 'x', ['Content-Length', '01']],
    ['twice', 'x', ['Content-Length', '1', 'content-length', '1']],
    ['of a stream that is no number', stream(), ['Content-Length', '0x7']],
    ['of a stream beyond all numbers', stream(), ['Content-Length', '9'.repeat(20)]],
    ['of a stream that is empty', stream(), ['Content-Length', '']],
  ])('a length %s is refused', (_, body, headers) => {
    expect(text({ body, headers })).toBeInstanceOf(InvalidRequest)
  })
})

describe('what would be read as something else is refused', () => {
  test.each([
    ['a method with a space', { method: 'GET /x' }],
    ['a method with a line end', { method: 'GET\r\n' }],
    ['no method', { method: '' }],
    ['an absolute path', { path: 'http://evil/' }],
    ['an empty path', { path: '' }],
    ['a path with a space', { path: '/a b' }],
    ['a path with a line end', { path: '/a\r\nX: y' }],
    ['a path with a delete', { path: '/a\x7f' }],
    ['a path with a NUL', { path: '/a\0' }],
    ['a path beyond Latin-1', { path: '/\u010d\u010a' }],
    ['a name with a colon', { headers: ['A:', 'b'] }],
    ['a name with a line end', { headers: ['A\r\nB', 'c'] }],
    ['an empty name', { headers: ['', 'b'] }],
    ['a value with a line end', { headers: ['A', 'b\r\nC: d'] }],
    ['a value with a bare line feed', { headers: ['A', 'b\nC: d'] }],
    ['a value that becomes a line end when it is cut to bytes', { headers: ['A', 'b\u010d\u010aC: d'] }],
    ['a host with a line end', { headers: ['Host', 'b\r\nC: d'] }],
    ...['Connection', 'expect', 'Keep-Alive', 'proxy-connection', 'TRANSFER-ENCODING', 'Upgrade'].map(
      (name): [string, Partial<UpstreamRequest>] => [`a header of ours, ${name}`, { headers: [name, 'x'] }],
    ),
  ])('%s', (_, given) => {
    expect(text(given)).toBeInstanceOf(InvalidRequest)
  })

  test('names as long as ours are not ours', () => {
    const headers = [
      'User-Agent',
      'a',
      'Accept',
      'b',
      'Referer',
      'c',
      'x-correlation-id',
      'd',
      'X-Content-Lengths',
      'e',
    ]
    expect(text({ headers })).toContain('User-Agent: a\r\nAccept: b\r\nReferer: c\r\nx-correlation-id: d\r\n')
  })
})

test('whatever the headers, there is one empty line, at the end, and one host', () => {
  const piece = fc.string({ unit: fc.constantFrom('\r', '\n', ':', ' ', 'a', 'host', '\u010a', '\0'), maxLength: 6 })
  fc.assert(
    fc.property(fc.array(fc.tuple(piece, piece), { maxLength: 4 }), piece, (headers, path) => {
      const made = text({ headers: headers.flat(), path: `/${path}` })
      if (typeof made !== 'string') return
      expect(made.indexOf('\r\n\r\n')).toBe(made.length - 4)
      expect(made.replaceAll('\r\n', '')).not.toMatch(/[\r\n\0]/)
      expect(made.match(/^host:/gim)).toHaveLength(1)
    }),
  )
})

test('the length that is declared', () => {
  expect(declaredLength(request({ headers: ['X-A', '1', 'content-length', '12'] }))).toBe(12)
  expect(declaredLength(request({ headers: ['X-Something-', '1'] }))).toBeUndefined()
})
