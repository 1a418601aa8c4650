import type { UsageRecord } from 'gateway-core/ports.ts'
import type { usage } from '#db/schema.ts'

type UsageRow = typeof usage.$inferInsert

/** Units of one quota that answered requests spent. */
export interface SpentQuota {
  usagePlanId: string
  apiKeyId: string
  /** Milliseconds since 1970. */
  periodStart: number
  units: number
}

/** When a key was last called with the value that it had before its rotation. */
export interface PreviousUse {
  apiKeyId: string
  lastUsedAt: Date
}

/** What a batch of records adds to the database, each list in one order for all nodes so that they cannot deadlock. */
export interface UsageTotals {
  usage: UsageRow[]
  spent: SpentQuota[]
  previous: PreviousUse[]
}

const hourMs = 3_600_000

/** Adds records up by hour, and the quota units that they spent by period. */
export function totalUsage(records: readonly UsageRecord[]): UsageTotals {
  const rows = new Map<string, UsageRow>()
  const spent = new Map<string, SpentQuota>()
  const previous = new Map<string, PreviousUse>()
  for (const record of records) {
    addUsage(rows, record)
    if (record.quotaPeriodStart > 0) addSpent(spent, record)
    if (record.withPreviousValue && record.apiKeyId !== '') addPrevious(previous, record)
  }
  return { usage: inOrder(rows), spent: inOrder(spent), previous: inOrder(previous) }
}

function addUsage(rows: Map<string, UsageRow>, record: UsageRecord): void {
  const { accountId, usagePlanId, apiKeyId, restApiId, stageName } = record
  const hour = new Date(Math.floor(record.at / hourMs) * hourMs)
  const key = [usagePlanId, apiKeyId, restApiId, stageName, hour.toISOString()].join('\t')
  let row = rows.get(key)
  if (!row) {
    const passed = { admitted: 0, throttled: 0, quotaExceeded: 0, refused: 0 }
    const answered = { clientErrors: 0, serverErrors: 0, latencyMs: 0, withPreviousValue: 0, firstSucceededAt: null }
    row = { accountId, usagePlanId, apiKeyId, restApiId, stageName, hour, ...passed, ...answered }
    rows.set(key, row)
  }
  if (record.outcome === 'admitted') row.admitted++
  if (record.outcome === 'throttled') row.throttled++
  if (record.outcome === 'quota-exceeded') row.quotaExceeded++
  if (record.outcome === 'refused') row.refused++
  if (record.status >= 500) row.serverErrors++
  else if (record.status >= 400) row.clientErrors++
  row.latencyMs += record.latencyMs
  if (record.withPreviousValue) row.withPreviousValue = (row.withPreviousValue ?? 0) + 1
  if (record.status >= 200 && record.status < 300) row.firstSucceededAt = earlier(row.firstSucceededAt, record.at)
}

function earlier(known: Date | null | undefined, at: number): Date {
  return known && known.getTime() <= at ? known : new Date(at)
}

function addPrevious(previous: Map<string, PreviousUse>, { apiKeyId, at }: UsageRecord): void {
  const known = previous.get(apiKeyId)
  if (!known || known.lastUsedAt.getTime() < at) previous.set(apiKeyId, { apiKeyId, lastUsedAt: new Date(at) })
}

function addSpent(spent: Map<string, SpentQuota>, record: UsageRecord): void {
  const { usagePlanId, apiKeyId, quotaPeriodStart: periodStart } = record
  const key = [usagePlanId, apiKeyId, periodStart].join('\t')
  const entry = spent.get(key)
  if (entry) entry.units++
  else spent.set(key, { usagePlanId, apiKeyId, periodStart, units: 1 })
}

function inOrder<Value>(map: ReadonlyMap<string, Value>): Value[] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value)
}
