import { and, eq, isNotNull, isNull, lte, or, sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import { apiKeys, quotaCounters, quotaLeases, usage, usageJournals } from '#db/schema.ts'
import type { PreviousUse, SpentQuota, UsageTotals } from './usage-totals.ts'

/** The bytes of one journal that a batch of totals was read from. */
export interface JournalSpan {
  nodeId: string
  file: string
  from: number
  to: number
}

const rowsAtOnce = 500

/**
 * Adds what was read from a journal and moves its position, in one transaction: each record counts exactly once, also
 * when the process dies or the connection breaks at any point. Throws when the position is no longer `span.from`.
 */
export async function writeUsage(db: Database, span: JournalSpan, totals: UsageTotals, now: Date): Promise<void> {
  await db.transaction(async (transaction) => {
    await movePosition(transaction, span, now)
    for (let start = 0; start < totals.usage.length; start += rowsAtOnce) {
      await addUsageRows(transaction, totals.usage.slice(start, start + rowsAtOnce))
    }
    for (const spent of totals.spent) await addSpentUnits(transaction, span.nodeId, spent)
    for (const use of totals.previous) await notePreviousUse(transaction, use)
  })
}

async function movePosition(db: Database, span: JournalSpan, now: Date): Promise<void> {
  const { nodeId, file, from, to } = span
  const moved = await db
    .insert(usageJournals)
    .values({ nodeId, file, position: to, updatedAt: now })
    .onConflictDoUpdate({
      target: [usageJournals.nodeId, usageJournals.file],
      set: { position: to, updatedAt: now },
      setWhere: eq(usageJournals.position, from),
    })
    .returning({ position: usageJournals.position })
  if (moved.length === 0) throw new Error(`Usage journal ${file} has been read beyond ${from} already`)
}

async function addUsageRows(db: Database, rows: UsageTotals['usage']): Promise<void> {
  await db
    .insert(usage)
    .values(rows)
    .onConflictDoUpdate({
      target: [usage.usagePlanId, usage.apiKeyId, usage.restApiId, usage.stageName, usage.hour],
      set: {
        admitted: sql`${usage.admitted} + excluded.admitted`,
        throttled: sql`${usage.throttled} + excluded.throttled`,
        quotaExceeded: sql`${usage.quotaExceeded} + excluded.quota_exceeded`,
        refused: sql`${usage.refused} + excluded.refused`,
        clientErrors: sql`${usage.clientErrors} + excluded.client_errors`,
        serverErrors: sql`${usage.serverErrors} + excluded.server_errors`,
        latencyMs: sql`${usage.latencyMs} + excluded.latency_ms`,
        withPreviousValue: sql`${usage.withPreviousValue} + excluded.with_previous_value`,
        firstSucceededAt: sql`least(${usage.firstSucceededAt}, excluded.first_succeeded_at)`,
      },
    })
}

/** A call that was made before the rotation that made this value the previous one came with the value of its time. */
async function notePreviousUse(db: Database, { apiKeyId, lastUsedAt }: PreviousUse): Promise<void> {
  await db
    .update(apiKeys)
    .set({ previousLastUsedAt: lastUsedAt })
    .where(
      and(
        eq(apiKeys.id, apiKeyId),
        isNotNull(apiKeys.previousValueHash),
        or(isNull(apiKeys.rotatedAt), lte(apiKeys.rotatedAt, lastUsedAt)),
        or(isNull(apiKeys.previousLastUsedAt), lte(apiKeys.previousLastUsedAt, lastUsedAt)),
      ),
    )
}

async function addSpentUnits(db: Database, nodeId: string, spent: SpentQuota): Promise<void> {
  const { usagePlanId, apiKeyId, units } = spent
  const periodStart = new Date(spent.periodStart)
  const [lease] = await db
    .insert(quotaLeases)
    .values({ nodeId, usagePlanId, apiKeyId, periodStart, granted: 0, used: units })
    .onConflictDoUpdate({
      target: [quotaLeases.usagePlanId, quotaLeases.apiKeyId, quotaLeases.periodStart, quotaLeases.nodeId],
      set: { used: sql`${quotaLeases.used} + ${units}` },
    })
    .returning({ used: quotaLeases.used, granted: quotaLeases.granted })
  // More used than granted: the database was put back to a state from before the lease. What was spent stays spent.
  const missing = lease ? lease.used - lease.granted : 0
  if (missing > 0) await grantAfterwards(db, nodeId, spent, missing)
}

async function grantAfterwards(db: Database, nodeId: string, spent: SpentQuota, units: number): Promise<void> {
  const { usagePlanId, apiKeyId } = spent
  const periodStart = new Date(spent.periodStart)
  await db
    .update(quotaLeases)
    .set({ granted: sql`${quotaLeases.granted} + ${units}` })
    .where(
      and(
        eq(quotaLeases.nodeId, nodeId),
        eq(quotaLeases.usagePlanId, usagePlanId),
        eq(quotaLeases.apiKeyId, apiKeyId),
        eq(quotaLeases.periodStart, periodStart),
      ),
    )
  await db
    .insert(quotaCounters)
    .values({ usagePlanId, apiKeyId, periodStart, granted: units, extension: 0 })
    .onConflictDoUpdate({
      target: [quotaCounters.usagePlanId, quotaCounters.apiKeyId, quotaCounters.periodStart],
      set: { granted: sql`${quotaCounters.granted} + ${units}` },
    })
}
