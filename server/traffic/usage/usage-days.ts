import { quotaPeriod } from 'gateway-core/limits/quota-period.ts'
import type { QuotaColumn } from '#db/schema.ts'
import { type QuotaRecord, quotaUse } from './quota-use.ts'

export const dayMs = 86_400_000

/** Requests admitted, by start of the day in UTC, milliseconds since 1970. */
export type DailyUse = ReadonlyMap<number, number>

/** What `remaining` is where no quota limits the key. */
export const unlimited = -1

/**
 * AWS's `[used, remaining]` for each day from `start` to `end`, both starts of days in UTC and both included.
 * `remaining` is what was left of the quota when the day ended: counted back from what its period has used so far, so
 * that the last day says what the quota itself enforces. `use` must reach to the end of the last day's period.
 */
export function usageDays(
  start: number,
  end: number,
  use: DailyUse,
  quota: QuotaColumn | null,
  record: QuotaRecord | undefined,
): [used: number, remaining: number][] {
  const days: [number, number][] = []
  for (let day = start; day <= end; day += dayMs) {
    days.push([use.get(day) ?? 0, quota ? remainingAfter(day, use, quota, record) : unlimited])
  }
  return days
}

function remainingAfter(day: number, use: DailyUse, quota: QuotaColumn, record: QuotaRecord | undefined): number {
  const period = quotaPeriod(quota.period, day)
  const { limit, used } = quotaUse(quota, record, period.start)
  let later = 0
  for (let next = day + dayMs; next < period.end; next += dayMs) later += use.get(next) ?? 0
  return Math.min(limit, Math.max(0, limit - Math.max(0, used - later)))
}
