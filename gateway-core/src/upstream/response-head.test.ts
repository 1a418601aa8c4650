import { describe, expect, test } from 'vitest'
import { readResponseHead } from './response-head.ts'

const read = (lines: readonly string[], method = 'GET', status = '200 OK') =>
  readResponseHead(`HTTP/1.1 ${status}\r\n${lines.map((line) => `${line}\r\n`).join('')}`, method)

describe('where a body ends', () => {
  test.each([
    ['a length', ['Content-Length: 12'], 'GET', '200 OK', 'length', 12],
    ['a length of nothing', ['Content-Length: 0'], 'GET', '200 OK', 'none', 0],
    ['the largest length', ['Content-Length: 999999999999999'], 'GET', '200 OK', 'length', 999_999_999_999_999],
    ['chunks', ['Transfer-Encoding: chunked'], 'GET', '200 OK', 'chunked', 0],
    ['the connection', [], 'GET', '200 OK', 'until-close', 0],
    ['a HEAD', ['Content-Length: 12'], 'HEAD', '200 OK', 'none', 12],
    ['a 204', ['Content-Length: 12'], 'GET', '204 No Content', 'none', 12],
    ['a 304', ['Transfer-Encoding: chunked'], 'GET', '304 Not Modified', 'none', 0],
    ['an interim answer', [], 'GET', '103 Early Hints', 'none', 0],
    ['a 205, which has one by its framing', ['Content-Length: 1'], 'GET', '205 Reset Content', 'length', 1],
  ])('%s', (_, lines, method, status, framing, length) => {
    expect(read(lines, method, status)).toMatchObject({ framing, length })
  })
})

describe('a connection', () => {
  const length = 'Content-Length: 1'
  test.each([
    [[length], true],
    [[], false],
    [[length, 'Connection: keep-alive'], true],
    [[length, 'Connection: close'], false],
    [[length, 'Connection: upgrade', 'connection: CLOSE'], false],
    [[length, 'Connection: closed'], true],
    [[length, 'Proxy-Connection: close'], true],
    [[length, 'Keep-Alive: timeout=5'], true],
    [[length, 'Keep-Alive: timeout=0'], false],
  ])('that says %j is kept: %s', (lines, isKept) => {
    expect(read(lines)).toMatchObject({ isKept })
  })

  test.each([
    ['Keep-Alive: timeout=5', 5],
    ['keep-alive: max=100, timeout=72', 72],
    ['Keep-Alive: Timeout=3;max=1', 3],
    ['Keep-Alive: max=100', undefined],
    ['Keep-Alive: xtimeout=5', undefined],
    ['Keep-Alive: timeout=-5', undefined],
    ['Keep-Alive: timeout=9999999999', 999_999_999],
    ['X-A: timeout=5', undefined],
  ])('%s', (line, keepSeconds) => {
    expect(read([length, line])).toMatchObject({ keepSeconds })
  })
})

test('a head that is cut off before its line end is refused', () => {
  for (const text of [
    '',
    'HTTP/1.1',
    'HTTP/1.1 200',
    'HTTP/1.1 200 OK',
    'HTTP/1.1 200 OK\r',
    'HTTP/1.1 200 OK\r\nA: 1',
  ]) {
    expect(readResponseHead(text, 'GET')).toEqual(expect.any(String))
  }
})
