import { and, eq, gte, inArray, lt, sql } from 'drizzle-orm'
import { quotaPeriod } from 'gateway-core/limits/quota-period.ts'
import type { Database } from '#db/client.ts'
import { usage } from '#db/schema.ts'
import type { UsagePlanRow } from '#server/access/usage-plans/usage-plan.ts'
import { readQuotaRecords } from './quota-use.ts'
import { type DailyUse, dayMs, usageDays } from './usage-days.ts'

/** AWS `Usage`. https://docs.aws.amazon.com/apigateway/latest/api/API_GetUsage.html */
export interface Usage {
  usagePlanId: string
  startDate: string
  endDate: string
  /** By API key id: `[used, remaining]` for each day; remaining is -1 without a quota. */
  items: Record<string, [used: number, remaining: number][]>
  position?: string
}

/** AWS's `values` for some keys of a plan: from the day `start` to the day `end`, both included. */
export async function readUsageDays(
  db: Database,
  plan: UsagePlanRow,
  apiKeyIds: readonly string[],
  start: number,
  end: number,
): Promise<Usage['items']> {
  const { quota } = plan
  const readTo = quota ? quotaPeriod(quota.period, end).end : end + dayMs
  const use = await readDailyUse(db, plan.id, apiKeyIds, start, readTo)
  const since = quota ? quotaPeriod(quota.period, start).start : start
  const records = quota ? await readQuotaRecords(db, plan.id, apiKeyIds, since) : undefined
  return Object.fromEntries(
    apiKeyIds.map((id) => [id, usageDays(start, end, use.get(id) ?? new Map(), quota, records?.get(id))]),
  )
}

async function readDailyUse(
  db: Database,
  usagePlanId: string,
  apiKeyIds: readonly string[],
  from: number,
  to: number,
): Promise<ReadonlyMap<string, DailyUse>> {
  if (apiKeyIds.length === 0) return new Map()
  const rows = await db
    .select({
      apiKeyId: usage.apiKeyId,
      hour: usage.hour,
      admitted: sql`sum(${usage.admitted})`.mapWith(Number),
    })
    .from(usage)
    .where(
      and(
        eq(usage.usagePlanId, usagePlanId),
        inArray(usage.apiKeyId, [...apiKeyIds]),
        gte(usage.hour, new Date(from)),
        lt(usage.hour, new Date(to)),
      ),
    )
    .groupBy(usage.apiKeyId, usage.hour)
  const byKey = new Map<string, Map<number, number>>()
  for (const { apiKeyId, hour, admitted } of rows) {
    const days = byKey.get(apiKeyId) ?? new Map<number, number>()
    const day = Math.floor(hour.getTime() / dayMs) * dayMs
    byKey.set(apiKeyId, days.set(day, (days.get(day) ?? 0) + admitted))
  }
  return byKey
}
