import { and, eq, gt, ne, sql } from 'drizzle-orm'
import type { QuotaRequest } from 'gateway-core/ports.ts'
import type { Database } from '#db/client.ts'
import { quotaCounters, quotaLeases } from '#db/schema.ts'

/** One key's quota in one plan and period. */
export type QuotaKey = Pick<QuotaRequest, 'usagePlanId' | 'apiKeyId' | 'periodStart'>

/** What this node holds of a quota after a call, spent or not. */
export interface LeaseState {
  /** Units granted to the node before the call. */
  before: number
  /** Units granted to it now. */
  granted: number
}

/** The quotas in the database, as one gateway node leases them. Every call is one transaction. */
export interface QuotaLedger {
  /**
   * Grants at most `want` units, never more than what is left of the plan's limit (less its offset in the first
   * period, plus the period's extension) over all nodes. Gives smaller leases the less is left.
   */
  lease(key: QuotaKey, limit: number, want: number): Promise<LeaseState>
  /** Takes back units that the node was granted and has not spent. */
  giveBack(key: QuotaKey, units: number): Promise<LeaseState>
  /** Whether other nodes hold units that they have not reported as spent. */
  othersHold(key: QuotaKey): Promise<boolean>
  /**
   * Takes back what an earlier process of this node was granted and did not spend. Only when no process of the node
   * runs and its journals have been counted.
   */
  refundStranded(): Promise<void>
}

/** `nodes` tells how many gateway nodes share the quotas now. */
export function createQuotaLedger(db: Database, nodeId: string, nodes: () => number): QuotaLedger {
  return {
    lease: (key, limit, want) => lease(db, nodeId, key, limit, want, nodes()),
    giveBack: (key, units) => giveBack(db, nodeId, key, units),
    othersHold: (key) => othersHold(db, nodeId, key),
    refundStranded: () => refundStranded(db, nodeId),
  }
}

function lease(
  db: Database,
  nodeId: string,
  key: QuotaKey,
  limit: number,
  want: number,
  nodes: number,
): Promise<LeaseState> {
  return db.transaction(async (transaction) => {
    const state = await lockCounter(transaction, nodeId, key)
    const ceiling = (state.limit ?? limit) + state.extension - (state.isFirstPeriod ? (state.offset ?? 0) : 0)
    const left = ceiling - state.counted
    if (left <= 0) return { before: state.granted, granted: state.granted }
    const units = Math.min(want, Math.max(1, Math.floor(left / (4 * Math.max(1, nodes)))))
    await moveUnits(transaction, nodeId, key, units)
    return { before: state.granted, granted: state.granted + units }
  })
}

function giveBack(db: Database, nodeId: string, key: QuotaKey, units: number): Promise<LeaseState> {
  return db.transaction(async (transaction) => {
    const state = await lockCounter(transaction, nodeId, key)
    await moveUnits(transaction, nodeId, key, -units)
    return { before: state.granted, granted: state.granted - units }
  })
}

interface CounterState {
  /** Of all nodes. */
  counted: number
  extension: number
  /** Of this node. */
  granted: number
  /** As the plan stands now; undefined when it is gone. */
  limit: number | undefined
  offset: number | undefined
  isFirstPeriod: boolean
}

/** The lock on the counter's row makes all nodes take turns; what is read under it is what the last one left. */
async function lockCounter(db: Database, nodeId: string, key: QuotaKey): Promise<CounterState> {
  const { usagePlanId, apiKeyId } = key
  const periodStart = new Date(key.periodStart)
  const counter = await lockedCounter(db, key)
  const [more] = await db
    .select({
      granted: sql<number>`coalesce((select l.granted from quota_leases l where l.usage_plan_id = ${usagePlanId}
        and l.api_key_id = ${apiKeyId} and l.period_start = ${periodStart.toISOString()}::timestamptz
        and l.node_id = ${nodeId}), 0)`.mapWith(Number),
      quota: sql<{ limit: number; offset: number } | null>`(select p.quota from usage_plans p
        where p.id = ${usagePlanId})`,
      hasEarlier: sql<boolean>`exists (select 1 from quota_counters c where c.usage_plan_id = ${usagePlanId}
        and c.api_key_id = ${apiKeyId} and c.period_start < ${periodStart.toISOString()}::timestamptz)`,
    })
    .from(sql`(select 1) as one`)
  return {
    counted: counter.granted,
    extension: counter.extension,
    granted: more?.granted ?? 0,
    limit: more?.quota?.limit,
    offset: more?.quota?.offset,
    isFirstPeriod: more?.hasEarlier === false,
  }
}

async function lockedCounter(db: Database, key: QuotaKey): Promise<typeof quotaCounters.$inferSelect> {
  const { usagePlanId, apiKeyId } = key
  const periodStart = new Date(key.periodStart)
  const select = () => db.select().from(quotaCounters).where(isCounter(key)).for('update')
  const [known] = await select()
  if (known) return known
  const nothing = { usagePlanId, apiKeyId, periodStart, granted: 0, extension: 0 }
  await db.insert(quotaCounters).values(nothing).onConflictDoNothing()
  const [made] = await select()
  return made ?? nothing
}

/** Adds units to what the node holds, or takes them off when negative. */
async function moveUnits(db: Database, nodeId: string, key: QuotaKey, units: number): Promise<void> {
  const { usagePlanId, apiKeyId } = key
  await db
    .update(quotaCounters)
    .set({ granted: sql`${quotaCounters.granted} + ${units}` })
    .where(isCounter(key))
  await db
    .insert(quotaLeases)
    .values({ nodeId, usagePlanId, apiKeyId, periodStart: new Date(key.periodStart), granted: units, used: 0 })
    .onConflictDoUpdate({
      target: [quotaLeases.usagePlanId, quotaLeases.apiKeyId, quotaLeases.periodStart, quotaLeases.nodeId],
      set: { granted: sql`${quotaLeases.granted} + ${units}` },
    })
}

function isCounter(key: QuotaKey) {
  return and(
    eq(quotaCounters.usagePlanId, key.usagePlanId),
    eq(quotaCounters.apiKeyId, key.apiKeyId),
    eq(quotaCounters.periodStart, new Date(key.periodStart)),
  )
}

async function othersHold(db: Database, nodeId: string, key: QuotaKey): Promise<boolean> {
  const rows = await db
    .select({ nodeId: quotaLeases.nodeId })
    .from(quotaLeases)
    .where(
      and(
        eq(quotaLeases.usagePlanId, key.usagePlanId),
        eq(quotaLeases.apiKeyId, key.apiKeyId),
        eq(quotaLeases.periodStart, new Date(key.periodStart)),
        ne(quotaLeases.nodeId, nodeId),
        gt(quotaLeases.granted, quotaLeases.used),
      ),
    )
    .limit(1)
  return rows.length > 0
}

async function refundStranded(db: Database, nodeId: string): Promise<void> {
  await db.transaction(async (transaction) => {
    await transaction.execute(sql`
      update quota_counters c set granted = c.granted - (l.granted - l.used)
      from quota_leases l
      where l.node_id = ${nodeId} and l.granted > l.used and l.usage_plan_id = c.usage_plan_id
        and l.api_key_id = c.api_key_id and l.period_start = c.period_start`)
    await transaction
      .update(quotaLeases)
      .set({ granted: sql`${quotaLeases.used}` })
      .where(and(eq(quotaLeases.nodeId, nodeId), gt(quotaLeases.granted, quotaLeases.used)))
  })
}
