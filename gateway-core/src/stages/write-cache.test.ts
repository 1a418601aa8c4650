import { expect, test } from 'vitest'
import { Refusal } from '../pipeline/refusal.ts'
import { Reply } from '../pipeline/reply.ts'
import { httpProxy } from '../testing/deployed-api.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import { readCache } from './read-cache.ts'
import { writeCache } from './write-cache.ts'

const script = {
  methods: { 'GET /pets': httpProxy('http://127.0.0.1:9/pets') },
  stage: { cacheClusterSize: '0.5', methodSettings: { '*/*': { cachingEnabled: true } } },
}

/** A request that found nothing in the cache and got an answer. */
function missed(reply: Reply, change: (staged: ReturnType<typeof stagedExchange>) => void = () => undefined) {
  const staged = stagedExchange(script, { path: '/pets' })
  const { exchange, method, services, ports } = staged
  expect(readCache.compile(method, services)?.(exchange)).toBeUndefined()
  exchange.reply = reply
  change(staged)
  writeCache.compile(method, services)?.(exchange)
  return { ...staged, entries: [...ports.cache.entries.values()] }
}

const text = (status: number, headers: string[] = []) => new Reply(status, headers, 'text')

test('a method without a cache has no such stage', () => {
  const { method, services } = stagedExchange({ ...script, stage: {} }, { path: '/pets' })
  expect(writeCache.compile(method, services)).toBeUndefined()
})

test.each([200, 201, 301, 400, 404, 429])('an answer of status %d is kept', (status) => {
  expect(missed(text(status)).entries).toMatchObject([{ status }])
})

test.each([206, 304, 500, 503])('an answer of status %d is not', (status) => {
  expect(missed(text(status)).entries).toEqual([])
})

test('an answer that sets a cookie is one caller’s own and not kept', () => {
  expect(missed(text(200, ['Set-Cookie', 'session=1'])).entries).toEqual([])
})

test('a refusal of the gateway is not kept', () => {
  const refused = missed(text(404), ({ exchange }) => {
    exchange.refusal = new Refusal('RESOURCE_NOT_FOUND')
  })
  expect(refused.entries).toEqual([])
})

test('the answer to a caller that has left is not kept', () => {
  expect(missed(text(200), ({ client }) => client.leave()).entries).toEqual([])
})

test('keeps headers, without those of the one connection, and a time to live from now', () => {
  const headers = [
    'Content-Type',
    'text/plain',
    'Connection',
    'close',
    'Content-Length',
    '4',
    'X-Own',
    'a',
    'X-Own',
    'b',
  ]
  const { entries, ports } = missed(text(200, headers))
  const [entry] = entries
  expect(entry?.headers).toEqual(['Content-Type', 'text/plain', 'X-Own', 'a', 'X-Own', 'b'])
  expect(Buffer.from(entry?.body ?? []).toString()).toBe('text')
  expect((entry?.expiresAt ?? 0) - (entry?.storedAt ?? 0)).toBe(300_000)
  expect(ports.cache.lookups).toHaveLength(1)
})

test('a body of exactly an item’s size is kept, a larger one not', () => {
  expect(missed(new Reply(200, [], Buffer.alloc(1_048_576))).entries).toHaveLength(1)
  expect(missed(new Reply(200, [], Buffer.alloc(1_048_577))).entries).toHaveLength(0)
})

test('a body that says it is larger is not even collected', () => {
  const source = { pipeTo: () => undefined, abort: () => undefined }
  const reply = new Reply(200, ['Content-Length', '1048577'], source)
  const { exchange } = missed(reply)
  expect(exchange.reply).toBe(reply)
})

test('a body that goes through is the caller’s still, and made from the same source', () => {
  const source = { pipeTo: () => undefined, abort: () => undefined }
  const { exchange } = missed(new Reply(200, ['X-Own', 'a'], source))
  expect(exchange.reply).toMatchObject({ status: 200, headers: ['X-Own', 'a'], body: { source } })
})

test('the fill is done with, whatever came: the next request that misses makes a call of its own', () => {
  const { exchange, again, method, services } = missed(text(500))
  expect(exchange.cacheFill).toBeUndefined()
  const next = again()
  expect(readCache.compile(method, services)?.(next)).toBeUndefined()
  expect(next.cacheFill).toBeDefined()
})
