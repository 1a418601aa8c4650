import { describe, expect, test } from 'vitest'
import { Reply } from '../pipeline/reply.ts'
import { httpProxy } from '../testing/deployed-api.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import { httpProxyResponse } from './http-proxy-response.ts'
import { MockResponse } from './mock-response.ts'

function returned(rawHeaders: readonly string[], status = 200): Reply {
  const { exchange } = stagedExchange({ methods: { 'GET /': httpProxy('http://backend/') } })
  exchange.integrationResponse = Object.assign(new MockResponse(status), { rawHeaders })
  const reply = httpProxyResponse(exchange)
  if (!(reply instanceof Reply)) throw new Error('A reply was expected')
  expect(reply.body).toBe(exchange.integrationResponse)
  return reply
}

test('status and headers are the backend’s, with their spelling, order and duplicates', () => {
  const headers = ['Content-Type', 'text/html', 'Set-Cookie', 'a=1', 'Set-Cookie', 'b=2', 'x-lower', '1', 'ETag', '"e"']
  expect(returned(headers, 203)).toMatchObject({ status: 203, headers })
})

test('headers about the hop behind us are remapped; the length counts here too', () => {
  const { headers } = returned([
    'Content-Type',
    'a/b',
    'Date',
    'today',
    'Server',
    'x',
    'Connection',
    'keep-alive',
    'Content-Length',
    '5',
  ])
  expect(headers).toEqual([
    'Content-Type',
    'a/b',
    'x-amzn-Remapped-Date',
    'today',
    'x-amzn-Remapped-Server',
    'x',
    'x-amzn-Remapped-Connection',
    'keep-alive',
    'x-amzn-Remapped-Content-Length',
    '5',
    'Content-Length',
    '5',
  ])
})

test('framing of the hop behind us is dropped', () => {
  const { headers } = returned([
    'Content-Type',
    'a/b',
    'Transfer-Encoding',
    'chunked',
    'Keep-Alive',
    'timeout=5',
    'Via',
    'x',
  ])
  expect(headers).toEqual(['Content-Type', 'a/b'])
})

test('what the backend’s Connection names is dropped, but not the length', () => {
  const { headers } = returned([
    'Content-Type',
    'a/b',
    'X-Hop',
    '1',
    'Connection',
    'X-Hop, Content-Length',
    'Content-Length',
    '5',
  ])
  expect(headers).not.toContain('X-Hop')
  expect(headers.slice(-2)).toEqual(['Content-Length', '5'])
})

describe('content type', () => {
  test('is application/json when the backend gives none', () => {
    expect(returned([]).headers).toEqual(['Content-Type', 'application/json'])
  })

  test('is the backend’s in any spelling', () => {
    expect(returned(['content-TYPE', 'a/b']).headers).toEqual(['content-TYPE', 'a/b'])
  })
})

test('a 204 never has a length', () => {
  expect(returned(['Content-Type', 'a/b', 'Content-Length', '0'], 204).headers).not.toContain('Content-Length')
})

test('the encoding stays, because the body does', () => {
  expect(returned(['Content-Encoding', 'gzip']).headers).toContain('Content-Encoding')
})
