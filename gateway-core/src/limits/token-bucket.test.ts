import { describe, expect, test } from 'vitest'
import { takeToken, tokenBucket } from './token-bucket.ts'

const second = 1_000_000_000n

/** How many tokens a bucket gives at each of some moments, in seconds. */
function taken(ratePerSecond: number, burst: number, moments: readonly number[]): number[] {
  const bucket = tokenBucket(ratePerSecond, burst)
  let arrival = 0n
  return moments.map((moment) => {
    const now = 10n * second + BigInt(Math.round(moment * 1e9))
    let count = 0
    for (; bucket !== undefined && count < 100_000; count++) {
      const next = takeToken(bucket, arrival, now)
      if (next === undefined) break
      arrival = next
    }
    return count
  })
}

test('a bucket starts full and gives exactly its burst', () => {
  expect(taken(10, 20, [0])).toEqual([20])
  expect(taken(1, 1, [0])).toEqual([1])
  expect(taken(10_000, 5000, [0])).toEqual([5000])
})

test('an empty bucket gives one token for each interval that has passed', () => {
  expect(taken(10, 20, [0, 0.1, 0.2, 0.45, 0.5])).toEqual([20, 1, 1, 2, 1])
})

test('a token does not come back early', () => {
  expect(taken(10, 1, [0, 0.099_999, 0.1])).toEqual([1, 0, 1])
})

test('a bucket never holds more than its burst, however long it rests', () => {
  expect(taken(10, 5, [0, 3600])).toEqual([5, 5])
})

test('rates below one a second are kept to', () => {
  expect(taken(0.1, 1, [0, 5, 9.9, 10, 19.9, 20])).toEqual([1, 0, 0, 1, 0, 1])
})

test('a rate that no whole number of nanoseconds makes is kept to within a millionth', () => {
  const moments = Array.from({ length: 3000 }, (_, index) => index)
  const total = taken(3, 3, moments).reduce((sum, count) => sum + count, 0)
  expect(total).toBeGreaterThanOrEqual(3 * 3000 - 1)
  expect(total).toBeLessThanOrEqual(3 + 3 * 2999)
})

describe('never has a token with', () => {
  test.each([
    [0, 10],
    [10, 0],
    [0, 0],
    [-1, 10],
    [10, -5],
    [10, 0.5],
    [Number.NaN, 10],
    [10, Number.NaN],
  ])('rate %d and burst %d', (ratePerSecond, burst) => {
    expect(tokenBucket(ratePerSecond, burst)).toBeUndefined()
  })
})

test('a fraction of a burst is no token', () => {
  expect(taken(10, 2.9, [0])).toEqual([2])
})

describe('stays within 64 bits with', () => {
  test.each([
    [1e-12, 1],
    [1e-9, 1e9],
    [0.001, 1e12],
    [1e12, 1e12],
    [Number.MAX_VALUE, Number.MAX_VALUE],
    [Number.MIN_VALUE, Number.MAX_VALUE],
    [Number.POSITIVE_INFINITY, 1],
  ])('rate %d and burst %d', (ratePerSecond, burst) => {
    const bucket = tokenBucket(ratePerSecond, burst)
    if (bucket === undefined) throw new Error('There should be a bucket')
    expect(bucket.interval).toBeGreaterThan(0n)
    const far = 2n ** 61n
    const next = takeToken(bucket, 0n, far)
    expect(next).toBeDefined()
    expect(next).toBeLessThan(2n ** 63n)
  })
})
