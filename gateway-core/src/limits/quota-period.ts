import type { Quota } from '../usage-plan-snapshot.ts'

/** Milliseconds since 1970; `end` is exclusive. */
export interface QuotaPeriod {
  readonly start: number
  readonly end: number
}

/**
 * The period of a quota that a moment lies in. Periods end at midnight UTC; weeks start on Sunday, months on the 1st
 * (AWS publishes no time zone or week day; these are its observed ones).
 */
export function quotaPeriod(period: Quota['period'], now: number): QuotaPeriod {
  const date = new Date(now)
  const year = date.getUTCFullYear()
  const month = date.getUTCMonth()
  const day = date.getUTCDate()
  if (period === 'MONTH') return { start: Date.UTC(year, month, 1), end: Date.UTC(year, month + 1, 1) }
  const first = period === 'WEEK' ? day - date.getUTCDay() : day
  const days = period === 'WEEK' ? 7 : 1
  return { start: Date.UTC(year, month, first), end: Date.UTC(year, month, first + days) }
}
