import { setTimeout as sleep } from 'node:timers/promises'
import type { CachedAnswer } from 'gateway-core/ports.ts'
import { systemClock } from 'gateway-core/system-clock.ts'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type RedisServer, startRedis } from '../../../../e2e/servers/redis.ts'
import { createRedisCache, type RedisCache } from './redis-cache.ts'

let redis: RedisServer
const open: RedisCache[] = []
const said: string[] = []
beforeAll(async () => {
  redis = await startRedis()
})
afterEach(async () => {
  redis.thaw()
  for (const cache of open.splice(0)) cache.close()
  said.length = 0
})
afterAll(() => redis.stop())

const limits = { ttlMs: 60_000, scope: 'api/prod', capacity: 1e9 }
const answer = (body: Uint8Array, ttlMs = 60_000): CachedAnswer => {
  const now = Date.now()
  return { status: 200, headers: ['X-Own', 'ü'], body, storedAt: now, expiresAt: now + ttlMs }
}

/** A cache that is connected, or of which it is known that it is not. */
async function cache(url = redis.url): Promise<RedisCache> {
  const made = createRedisCache({ url, clock: systemClock, warn: (message) => said.push(message) })
  open.push(made)
  const until = Date.now() + 15_000
  while (said.length === 0 && made.get('connected?') === undefined && Date.now() < until) await sleep(5)
  return made
}

/** Writing does not wait, so reading does. */
async function stored(from: RedisCache, key: string): Promise<CachedAnswer> {
  for (;;) {
    const found = await from.get(key)
    if (found !== undefined) return found
    await sleep(5)
  }
}

test('two nodes share what one puts in, byte for byte', async () => {
  const [one, other] = [await cache(), await cache()]
  const body = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte))
  const kept = answer(body)
  one.set('bytes', kept, limits)
  expect(await stored(other, 'bytes')).toEqual(kept)
  expect(await other.get('never')).toBeUndefined()
})

test('an item of the largest size goes in and out', async () => {
  const own = await cache()
  const body = Buffer.alloc(1_048_576, 7)
  own.set('large', answer(body), limits)
  expect(Buffer.from((await stored(own, 'large')).body).equals(body)).toBe(true)
})

test('an entry ends with its time to live, on the server too', async () => {
  const own = await cache()
  own.set('short', answer(Buffer.from('x'), 60_000), { ...limits, ttlMs: 1000 })
  await stored(own, 'short')
  await expect.poll(() => own.get('short'), { timeout: 10_000 }).toBeUndefined()
})

test('an entry that is past its time is a miss, whatever the server says', async () => {
  const own = await cache()
  own.set('past', answer(Buffer.from('x'), -1), limits)
  await sleep(50)
  expect(await own.get('past')).toBeUndefined()
})

test('a Redis that does not answer is a miss after a moment, and is then left alone for a while', async () => {
  const own = await cache()
  redis.freeze()
  const started = performance.now()
  expect(await own.get('k')).toBeUndefined()
  expect(performance.now() - started).toBeLessThan(10_000)
  for (let asked = 0; asked < 6; asked++) await own.get('k')
  // No promise: nobody waits at all.
  expect(own.get('k')).toBeUndefined()
  own.set('k', answer(Buffer.from('x')), limits)
})

test('a Redis that is down is a miss and no error; when it is back, it caches again', async () => {
  const own = await cache()
  await redis.stop()
  while (own.get('k') !== undefined) await sleep(5)
  own.set('k', answer(Buffer.from('x')), limits)
  expect(own.get('k')).toBeUndefined()
  await redis.start()
  while (own.get('k') === undefined) await sleep(5)
  own.set('back', answer(Buffer.from('x')), limits)
  expect((await stored(own, 'back')).status).toBe(200)
  expect(said.filter((message) => message.includes('again')).length).toBeLessThanOrEqual(1)
})

test('a Redis that was never there is told to the operator once', async () => {
  const own = await cache('redis://127.0.0.1:1')
  expect(own.get('k')).toBeUndefined()
  await expect.poll(() => said.length, { timeout: 10_000 }).toBeGreaterThan(0)
  await sleep(400)
  expect(said).toHaveLength(1)
  expect(said[0]).toContain('Redis cannot be reached')
})
