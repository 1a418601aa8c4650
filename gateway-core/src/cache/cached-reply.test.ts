import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { CachedAnswer } from '../ports.ts'
import { httpProxy } from '../testing/deployed-api.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import { toReply } from './cached-reply.ts'

const answer = (headers: string[], body: Uint8Array): CachedAnswer => {
  return { status: 200, headers, body, storedAt: 0, expiresAt: 1 }
}
const exchangeWith = (headers: Record<string, string> = {}, method = 'GET') => {
  return stagedExchange({ methods: { 'ANY /': httpProxy('http://127.0.0.1:9/') } }, { path: '/', headers, method })
    .exchange
}
const text = Buffer.from('a text that is long enough to be worth a coding')

test('tells the length of the body, but not for HEAD, which tells another, and 204, which has none', () => {
  expect(toReply(answer([], text), exchangeWith())?.headers).toEqual(['Content-Length', `${text.length}`])
  const head = answer(['Content-Length', '9'], Buffer.alloc(0))
  expect(toReply(head, exchangeWith({}, 'HEAD'))?.headers).toEqual(['Content-Length', '9'])
  expect(toReply({ ...answer([], Buffer.alloc(0)), status: 204 }, exchangeWith())?.headers).toEqual([])
})

test('the entry stays as it is when the reply is added to', () => {
  const kept = answer(['X-Own', '1'], text)
  toReply(kept, exchangeWith())?.headers.push('x-amzn-RequestId', 'mine')
  expect(kept.headers).toEqual(['X-Own', '1'])
})

test('gives the trace id of this request', () => {
  const exchange = exchangeWith()
  const headers = toReply(answer(['X-Amzn-Trace-Id', 'Root=old'], text), exchange)?.headers
  expect(headers?.[1]).toMatch(/^Root=1-/)
})

describe('an encoded body', () => {
  const codings = [
    ['gzip', gzipSync(text)],
    ['deflate', deflateSync(text)],
    ['br', brotliCompressSync(text)],
  ] as const

  test.each(codings)('in %s is given to who takes it, and decoded for who does not', (coding, body) => {
    const kept = answer(['Content-Encoding', coding], body)
    expect(toReply(kept, exchangeWith({ 'accept-encoding': `${coding}, x` }))).toMatchObject({ body })
    const decoded = toReply(kept, exchangeWith())
    expect(Buffer.from(decoded?.body as Uint8Array).toString()).toBe(text.toString())
    expect(decoded?.headers).toEqual(['Content-Length', `${text.length}`])
  })

  test.each([
    ['in a coding that we cannot read', answer(['Content-Encoding', 'zstd'], text)],
    ['that is not what it says', answer(['Content-Encoding', 'gzip'], text)],
    ['that decodes to too much', answer(['Content-Encoding', 'gzip'], gzipSync(Buffer.alloc(11 * 1024 * 1024)))],
    ['in a coding with a name that objects have', answer(['Content-Encoding', 'constructor'], text)],
  ])('%s is a miss for who does not take it', (_, kept) => {
    expect(toReply(kept, exchangeWith())).toBeUndefined()
  })
})
