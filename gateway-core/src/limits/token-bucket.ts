import type { BucketLevel } from '../ports.ts'

/**
 * The token bucket as GCRA keeps it: one number, the bucket's theoretical arrival time, says all. It is the moment at
 * which the bucket is full again, in nanoseconds of the monotonic clock; a moment in the past means full.
 * Equivalent to counting tokens (ITU-T I.371), and small enough to be swapped in one atomic step.
 */
export interface TokenBucket {
  /** Nanoseconds in which one token comes back. */
  readonly interval: bigint
  /** Nanoseconds in which an empty bucket fills. */
  readonly capacity: bigint
}

const furthest = 2n ** 61n

/** @returns undefined for a bucket that never has a token: rate or burst below what gives one. */
export function tokenBucket(ratePerSecond: number, burst: number): TokenBucket | undefined {
  if (!(ratePerSecond > 0) || !(burst >= 1)) return undefined
  const tokens = BigInt(Math.min(Math.floor(burst), 2 ** 40))
  const nanoseconds = Math.min(Math.max(1, Math.round(1e9 / ratePerSecond)), 2 ** 60)
  const interval = BigInt(nanoseconds)
  const capacity = interval * tokens
  return capacity <= furthest ? { interval, capacity } : { interval: furthest / tokens, capacity: furthest }
}

/** @returns the arrival time after one token is taken; undefined when there is none to take. */
export function takeToken(bucket: TokenBucket, arrival: bigint, now: bigint): bigint | undefined {
  const next = (arrival > now ? arrival : now) + bucket.interval
  return next - now > bucket.capacity ? undefined : next
}

/** What a bucket holds now, and when it holds more; exact to the nanosecond. */
export function bucketLevel({ interval, capacity }: TokenBucket, arrival: bigint, now: bigint): BucketLevel {
  const filling = arrival > now ? arrival - now : 0n
  const missing = filling + interval - capacity
  return {
    tokens: filling >= capacity ? 0 : Number((capacity - filling) / interval),
    waitMs: missing > 0n ? Number(missing) / 1e6 : 0,
    fullMs: Number(filling) / 1e6,
  }
}
