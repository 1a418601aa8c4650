import { Readable } from 'node:stream'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { maxPayloadBytes } from '../client.ts'
import { httpProxy, type MethodScript, mock } from '../testing/deployed-api.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import { readBody } from './read-body.ts'

const proxy = httpProxy('http://backend/')

/** What becomes of some bytes with some headers. */
async function read(script: MethodScript, body: Uint8Array, headers: Record<string, string> = {}) {
  const { exchange, client, method, services } = stagedExchange(
    { methods: { 'POST /': script } },
    { method: 'POST', headers, body: 'x'.repeat(body.length) },
  )
  Object.assign(client, { body: () => Readable.from([Buffer.from(body)], { objectMode: false }) })
  const verdict = await readBody.compile(method, services)?.(exchange)
  return { verdict, payload: exchange.payload?.toString() }
}

test('a body that nothing needs streams through', async () => {
  expect(await read(proxy, Buffer.from('body'))).toEqual({ verdict: undefined, payload: undefined })
})

test('a body that something needs is read', async () => {
  expect(await read(mock(200, ''), Buffer.from('body'))).toEqual({ verdict: undefined, payload: 'body' })
})

test('no body is an empty one where something needs it', async () => {
  expect(await read(mock(200, ''), Buffer.alloc(0))).toEqual({ verdict: undefined, payload: '' })
  expect(await read(proxy, Buffer.alloc(0), { 'Content-Encoding': 'gzip' })).toEqual({
    verdict: undefined,
    payload: undefined,
  })
})

describe('a compressed body is taken out of its coding, whoever reads it', () => {
  test.each([
    ['gzip', gzipSync('plain')],
    ['GZIP', gzipSync('plain')],
    ['deflate', deflateSync('plain')],
    ['identity', Buffer.from('plain')],
    ['deflate, gzip', gzipSync(deflateSync('plain'))],
  ])('%s', async (coding, body) => {
    const headers = { 'Content-Encoding': coding }
    expect(await read(proxy, body, headers)).toEqual({ verdict: undefined, payload: 'plain' })
    expect(await read(mock(200, ''), body, headers)).toEqual({ verdict: undefined, payload: 'plain' })
  })

  test.each([
    ['br', brotliCompressSync('plain')],
    ['gzip', Buffer.from('not gzip')],
    ['zstd', Buffer.from('x')],
  ])('%s that is unknown or untrue is 415', async (coding, body) => {
    const { verdict } = await read(proxy, body, { 'Content-Encoding': coding })
    expect(verdict).toMatchObject({ type: 'UNSUPPORTED_MEDIA_TYPE', status: 415 })
  })

  test('one that grows beyond the limit is 413', async () => {
    const { verdict } = await read(proxy, gzipSync(Buffer.alloc(maxPayloadBytes + 1)), { 'Content-Encoding': 'gzip' })
    expect(verdict).toMatchObject({ type: 'REQUEST_TOO_LARGE', status: 413 })
  })
})

test('a body that breaks off is no body', async () => {
  const { exchange, client, method, services } = stagedExchange(
    { methods: { 'POST /': proxy } },
    { method: 'POST', body: 'x', headers: { 'content-encoding': 'gzip' } },
  )
  const body = () =>
    new Readable({
      read() {
        this.destroy(new Error('gone'))
      },
    })
  Object.assign(client, { body })
  expect(await readBody.compile(method, services)?.(exchange)).toMatchObject({ type: 'DEFAULT_4XX' })
})

test('a body that was coded and empty stays empty', async () => {
  const { exchange, client, method, services } = stagedExchange(
    { methods: { 'POST /': proxy } },
    { method: 'POST', headers: { 'content-encoding': 'gzip' } },
  )
  Object.assign(client, { bodyLength: -1 })
  expect(await readBody.compile(method, services)?.(exchange)).toBeUndefined()
  expect(exchange.payload).toHaveLength(0)
})
