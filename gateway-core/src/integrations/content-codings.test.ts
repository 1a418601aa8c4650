import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { maxPayloadBytes } from '../client.ts'
import { contentCodings, decodeContent } from './content-codings.ts'

const hello = Buffer.from('hello hello hello')

async function decoded(contentEncoding: string, bytes: Buffer) {
  const codings = contentCodings(contentEncoding)
  if (codings === undefined) return 'unknown'
  const body = await decodeContent(bytes, codings)
  return typeof body === 'string' ? body : body.toString()
}

test.each([
  ['gzip', gzipSync(hello)],
  ['GZIP', gzipSync(hello)],
  ['x-gzip', gzipSync(hello)],
  ['deflate', deflateSync(hello)],
  ['deflate', deflateRawSync(hello)],
  ['identity', hello],
  ['', hello],
  [' , identity', hello],
  ['deflate, gzip', gzipSync(deflateSync(hello))],
  ['gzip,identity', gzipSync(hello)],
])('%s is taken off', async (contentEncoding, bytes) => {
  expect(await decoded(contentEncoding, bytes)).toBe('hello hello hello')
})

test.each([
  ['br', brotliCompressSync(hello)],
  ['gzip, br', hello],
  ['gzip, gzip, gzip', hello],
  ['aws-chunked', hello],
])('%s is not known, or too much', async (contentEncoding, bytes) => {
  expect(await decoded(contentEncoding, bytes)).toBe('unknown')
})

describe('a body that is not what it says', () => {
  test.each([
    ['gzip', hello],
    ['deflate', hello],
    ['gzip', gzipSync(hello).subarray(0, 12)],
    ['deflate', Buffer.alloc(0)],
    ['gzip, deflate', gzipSync(deflateSync(hello))],
  ])('%s is malformed', async (contentEncoding, bytes) => {
    expect(await decoded(contentEncoding, bytes)).toBe('malformed')
  })
})

test('a small body that unpacks to a huge one is given up before it fills the memory', async () => {
  const bomb = gzipSync(Buffer.alloc(maxPayloadBytes + 1))
  expect(bomb.length).toBeLessThan(20_000)
  expect(await decoded('gzip', bomb)).toBe('too large')
  expect(await decoded('gzip', gzipSync(Buffer.alloc(maxPayloadBytes)))).toHaveLength(maxPayloadBytes)
})
