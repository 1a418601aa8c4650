import { expect, test } from 'vitest'
import type { CachedAnswer } from '../ports.ts'
import { FakeClock } from '../testing/fake-clock.ts'
import { createByteLruCache } from './byte-lru.ts'

const kilobyte = 1024

function cacheOf(budgetBytes: number) {
  const clock = new FakeClock()
  const cache = createByteLruCache(clock, { budgetBytes })
  const put = (key: string, bytes: number, { scope = 'a', capacity = 1e9, ttlMs = 1000 } = {}) => {
    const now = clock.now()
    cache.set(key, { ...empty, body: Buffer.alloc(bytes), expiresAt: now + ttlMs }, { ttlMs, scope, capacity })
  }
  return { clock, cache, put, has: (key: string) => cache.get(key) !== undefined }
}

const empty: CachedAnswer = { status: 200, headers: [], body: Buffer.alloc(0), storedAt: 0, expiresAt: 0 }

test('gives back what was put in, until its time is over', () => {
  const { clock, cache, put, has } = cacheOf(1e6)
  put('k', 10)
  expect(cache.get('k')).toMatchObject({ status: 200, body: Buffer.alloc(10) })
  clock.pass(999)
  expect(has('k')).toBe(true)
  clock.pass(1)
  expect(has('k')).toBe(false)
  expect(has('never')).toBe(false)
})

test('forgets what was not asked for the longest when its scope is full', () => {
  const { put, has } = cacheOf(1e9)
  const options = { capacity: 4 * kilobyte }
  put('one', kilobyte, options)
  put('two', kilobyte, options)
  expect(has('one')).toBe(true)
  put('three', kilobyte, options)
  expect([has('one'), has('two'), has('three')]).toEqual([true, false, true])
})

test('headers and the entry itself count too', () => {
  const { cache, clock, has } = cacheOf(1e9)
  const limits = { ttlMs: 1, scope: 'a', capacity: 4 * kilobyte }
  const long = { ...empty, headers: ['X-Long', 'x'.repeat(2 * kilobyte)], expiresAt: clock.now() + 1 }
  cache.set('one', long, limits)
  cache.set('two', long, limits)
  expect([has('one'), has('two')]).toEqual([false, true])
  for (let index = 0; index < 100; index++) cache.set(`small ${index}`, { ...empty, expiresAt: 1e15 }, limits)
  expect(Array.from({ length: 100 }, (_, index) => has(`small ${index}`)).filter(Boolean).length).toBeLessThan(8)
})

test('an entry that is larger than its scope is not taken, and what it replaces is gone', () => {
  const { put, has } = cacheOf(1e9)
  put('k', 10, { capacity: kilobyte })
  put('k', 2 * kilobyte, { capacity: kilobyte })
  expect(has('k')).toBe(false)
})

test('scopes do not push each other out while there is room for all', () => {
  const { put, has } = cacheOf(1e9)
  put('a', kilobyte, { scope: 'a', capacity: 2 * kilobyte })
  for (let index = 0; index < 10; index++) put(`b${index}`, kilobyte, { scope: 'b', capacity: 2 * kilobyte })
  expect(has('a')).toBe(true)
})

test('all together stay within the budget, and the largest scope gives way', () => {
  const { put, has } = cacheOf(10 * kilobyte)
  put('small', kilobyte, { scope: 'small' })
  for (let index = 0; index < 20; index++) put(`large ${index}`, kilobyte, { scope: 'large' })
  expect(has('small')).toBe(true)
  const kept = Array.from({ length: 20 }, (_, index) => has(`large ${index}`))
  expect(kept.filter(Boolean).length).toBeGreaterThan(2)
  expect(kept.filter(Boolean).length).toBeLessThan(7)
  expect(kept.at(-1)).toBe(true)
})

test('a replaced entry counts once', () => {
  const { put, has } = cacheOf(4 * kilobyte)
  put('other', kilobyte)
  for (let index = 0; index < 100; index++) put('k', kilobyte)
  expect([has('k'), has('other')]).toEqual([true, true])
})

test('an entry may move to another scope', () => {
  const { put, has } = cacheOf(1e6)
  put('k', kilobyte, { scope: 'a', capacity: 2 * kilobyte })
  put('k', kilobyte, { scope: 'b', capacity: 2 * kilobyte })
  put('second', kilobyte, { scope: 'a', capacity: 2 * kilobyte })
  expect([has('k'), has('second')]).toEqual([true, true])
})

test('a scope of another size begins anew', () => {
  const { put, has } = cacheOf(1e6)
  put('old', 10, { capacity: 4 * kilobyte })
  put('new', 10, { capacity: 8 * kilobyte })
  expect([has('old'), has('new')]).toEqual([false, true])
})
