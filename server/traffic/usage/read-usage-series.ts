import { and, eq, gte, lt, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Database } from '#db/client.ts'
import { usage } from '#db/schema.ts'

/** What to count; members that are absent do not narrow it. */
export interface UsageFilter {
  accountId?: string | undefined
  restApiId?: string | undefined
  stageName?: string | undefined
  usagePlanId?: string | undefined
  apiKeyId?: string | undefined
}

/** Requests of one span of time, or of all of them. */
export interface UsageCounts {
  /** Every request that was answered, whatever the answer. */
  requests: number
  /** Requests that passed their limits: what a quota counts. */
  admitted: number
  throttled: number
  quotaExceeded: number
  /** Answered with 4xx, the throttled ones included. */
  clientErrors: number
  /** Answered with 5xx. */
  serverErrors: number
  /** Mean over all answered requests; undefined when there were none. */
  meanLatencyMs?: number
}

export interface UsagePoint extends UsageCounts {
  /** Start of the hour or day, UTC. */
  start: Date
}

export const unitMs = { hour: 3_600_000, day: 86_400_000 } as const

/**
 * The use from `from` to `to` (exclusive) in points of one hour or day, with a point of zeros where nothing was called,
 * and its total. Both ends are moved outwards to the unit. The caller has made sure that the asker may know.
 */
export async function readUsageSeries(
  db: Database,
  filter: UsageFilter,
  { from, to, unit }: { from: Date; to: Date; unit: 'hour' | 'day' },
): Promise<{ points: UsagePoint[]; total: UsageCounts }> {
  const step = unitMs[unit]
  const first = Math.floor(from.getTime() / step) * step
  const last = Math.ceil(to.getTime() / step) * step
  const rows = await readRows(db, filter, new Date(first), new Date(last), unit)
  const byStart = new Map(rows.map((row) => [row.start, row]))
  const points: UsagePoint[] = []
  for (let start = first; start < last; start += step) {
    points.push({ start: new Date(start), ...withMean(byStart.get(start) ?? nothing) })
  }
  return { points, total: withMean(rows.reduce(sumOf, nothing)) }
}

type Sums = Required<Omit<UsageCounts, 'meanLatencyMs'>> & { latencyMs: number }

const nothing: Sums = {
  requests: 0,
  admitted: 0,
  throttled: 0,
  quotaExceeded: 0,
  clientErrors: 0,
  serverErrors: 0,
  latencyMs: 0,
}

async function readRows(
  db: Database,
  filter: UsageFilter,
  from: Date,
  to: Date,
  unit: 'hour' | 'day',
): Promise<(Sums & { start: number })[]> {
  const start = sql`date_trunc(${unit}, ${usage.hour}, 'UTC')`.mapWith(usage.hour)
  const sum = (of: SQL | PgColumn) => sql`coalesce(sum(${of}), 0)`.mapWith(Number)
  const rows = await db
    .select({
      start,
      requests: sum(sql`${usage.admitted} + ${usage.throttled} + ${usage.quotaExceeded} + ${usage.refused}`),
      admitted: sum(usage.admitted),
      throttled: sum(usage.throttled),
      quotaExceeded: sum(usage.quotaExceeded),
      clientErrors: sum(usage.clientErrors),
      serverErrors: sum(usage.serverErrors),
      latencyMs: sum(usage.latencyMs),
    })
    .from(usage)
    .where(and(matches(filter), gte(usage.hour, from), lt(usage.hour, to)))
    .groupBy(sql`1`)
  return rows.map((row) => ({ ...row, start: row.start.getTime() }))
}

function matches({ accountId, restApiId, stageName, usagePlanId, apiKeyId }: UsageFilter): SQL | undefined {
  return and(
    accountId === undefined ? undefined : eq(usage.accountId, accountId),
    restApiId === undefined ? undefined : eq(usage.restApiId, restApiId),
    stageName === undefined ? undefined : eq(usage.stageName, stageName),
    usagePlanId === undefined ? undefined : eq(usage.usagePlanId, usagePlanId),
    apiKeyId === undefined ? undefined : eq(usage.apiKeyId, apiKeyId),
  )
}

function sumOf(left: Sums, right: Sums): Sums {
  return {
    requests: left.requests + right.requests,
    admitted: left.admitted + right.admitted,
    throttled: left.throttled + right.throttled,
    quotaExceeded: left.quotaExceeded + right.quotaExceeded,
    clientErrors: left.clientErrors + right.clientErrors,
    serverErrors: left.serverErrors + right.serverErrors,
    latencyMs: left.latencyMs + right.latencyMs,
  }
}

function withMean({ latencyMs, ...sums }: Sums): UsageCounts {
  const { requests, admitted, throttled, quotaExceeded, clientErrors, serverErrors } = sums
  return {
    requests,
    admitted,
    throttled,
    quotaExceeded,
    clientErrors,
    serverErrors,
    ...(requests > 0 ? { meanLatencyMs: latencyMs / requests } : {}),
  }
}
