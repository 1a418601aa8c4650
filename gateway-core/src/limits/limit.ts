import type { Throttle } from '../snapshot.ts'

/** One token bucket, named: what `Buckets.take` needs. */
export interface Limit {
  readonly bucket: string
  readonly ratePerSecond: number
  readonly burst: number
}

/**
 * The limit that AWS's rate and burst describe; undefined when there is none: the rate is unset, so the next level
 * decides, or negative, which AWS's console writes for "off". An unset burst is one second of the rate.
 */
export function limit(bucket: string, throttle: Throttle | undefined): Limit | undefined {
  const rate = throttle?.rateLimit
  if (rate === undefined || rate < 0) return undefined
  const burst = throttle?.burstLimit ?? Math.max(1, Math.ceil(rate))
  return { bucket, ratePerSecond: rate, burst: rate === 0 ? 0 : burst }
}
