import { and, eq, gte, inArray, sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import { type QuotaColumn, quotaCounters, quotaLeases } from '#db/schema.ts'

/** What the quota counters of one key in one plan say. */
export interface QuotaRecord {
  /** Start of the first period in which the key was counted, milliseconds since 1970; undefined when it never was. */
  firstPeriod: number | undefined
  /** By start of the period, milliseconds since 1970. */
  periods: ReadonlyMap<number, { used: number; extension: number }>
}

/** One quota in one period. */
export interface QuotaUse {
  /** Requests that the key may make in this period: the plan's limit with the offset and the extension counted in. */
  limit: number
  /** Requests that were answered and counted, over all gateway nodes. */
  used: number
  remaining: number
}

/** What each key's counters in a plan say about the periods from `since` on, by API key id. */
export async function readQuotaRecords(
  db: Database,
  usagePlanId: string,
  apiKeyIds: readonly string[],
  since: number,
): Promise<ReadonlyMap<string, QuotaRecord>> {
  if (apiKeyIds.length === 0) return new Map()
  const first = await firstPeriods(db, usagePlanId, apiKeyIds)
  const extensions = await db
    .select()
    .from(quotaCounters)
    .where(
      and(
        eq(quotaCounters.usagePlanId, usagePlanId),
        inArray(quotaCounters.apiKeyId, [...apiKeyIds]),
        gte(quotaCounters.periodStart, new Date(since)),
      ),
    )
  const used = await usedUnits(db, usagePlanId, apiKeyIds, since)
  return new Map(
    apiKeyIds.map((apiKeyId) => {
      const periods = new Map<number, { used: number; extension: number }>()
      for (const row of used.filter((entry) => entry.apiKeyId === apiKeyId)) {
        periods.set(row.periodStart.getTime(), { used: row.used, extension: 0 })
      }
      for (const row of extensions.filter((entry) => entry.apiKeyId === apiKeyId)) {
        const start = row.periodStart.getTime()
        periods.set(start, { used: periods.get(start)?.used ?? 0, extension: row.extension })
      }
      return [apiKeyId, { firstPeriod: first.get(apiKeyId), periods }]
    }),
  )
}

/** The use of a quota in the period that starts at `periodStart`: what was answered, not what nodes hold in reserve. */
export function quotaUse(quota: QuotaColumn, record: QuotaRecord | undefined, periodStart: number): QuotaUse {
  const { used, extension } = record?.periods.get(periodStart) ?? { used: 0, extension: 0 }
  const limit = Math.max(0, limitBeforeExtension(quota, record, periodStart) + extension)
  return { limit, used, remaining: Math.max(0, limit - used) }
}

/**
 * The plan's limit in a period. The offset counts in the period in which the key is first counted, which is this one
 * when it never was.
 */
export function limitBeforeExtension(quota: QuotaColumn, record: QuotaRecord | undefined, periodStart: number): number {
  const isFirst = record?.firstPeriod === undefined || record.firstPeriod >= periodStart
  return quota.limit - (isFirst ? quota.offset : 0)
}

async function firstPeriods(
  db: Database,
  usagePlanId: string,
  apiKeyIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .select({
      apiKeyId: quotaCounters.apiKeyId,
      first: sql`min(${quotaCounters.periodStart})`.mapWith(quotaCounters.periodStart),
    })
    .from(quotaCounters)
    .where(and(eq(quotaCounters.usagePlanId, usagePlanId), inArray(quotaCounters.apiKeyId, [...apiKeyIds])))
    .groupBy(quotaCounters.apiKeyId)
  return new Map(rows.map(({ apiKeyId, first }) => [apiKeyId, first.getTime()]))
}

async function usedUnits(db: Database, usagePlanId: string, apiKeyIds: readonly string[], since: number) {
  return await db
    .select({
      apiKeyId: quotaLeases.apiKeyId,
      periodStart: quotaLeases.periodStart,
      used: sql`sum(${quotaLeases.used})`.mapWith(Number),
    })
    .from(quotaLeases)
    .where(
      and(
        eq(quotaLeases.usagePlanId, usagePlanId),
        inArray(quotaLeases.apiKeyId, [...apiKeyIds]),
        gte(quotaLeases.periodStart, new Date(since)),
      ),
    )
    .groupBy(quotaLeases.apiKeyId, quotaLeases.periodStart)
}
