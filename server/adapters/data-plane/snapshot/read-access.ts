import { gt, inArray, sql } from 'drizzle-orm'
import type { ApiKeySnapshot } from 'gateway-core/snapshot.ts'
import type { UsagePlanSnapshot } from 'gateway-core/usage-plan-snapshot.ts'
import type { Database } from '#db/client.ts'
import { apiKeyStages, apiKeys, usagePlanKeys, usagePlanStages, usagePlans } from '#db/schema.ts'
import { type Entries, type Page, pageOf, rowsInPage } from './page.ts'
import { readPlanProducts } from './read-plan-products.ts'
import { toApiKeySnapshot, toUsagePlanSnapshot } from './to-snapshot.ts'

/** The usage plans after `after` (an id), in order. */
export async function readUsagePlanPage(db: Database, after = ''): Promise<Page<UsagePlanSnapshot>> {
  const plans = await db
    .select()
    .from(usagePlans)
    .where(gt(usagePlans.id, after))
    .orderBy(usagePlans.id)
    .limit(rowsInPage)
  return pageOf(await withStages(db, plans), rowsInPage, ([id]) => id)
}

/** The usage plans with these ids that exist. */
export async function readUsagePlans(db: Database, ids: readonly string[]): Promise<Entries<UsagePlanSnapshot>> {
  if (ids.length === 0) return []
  return withStages(
    db,
    await db
      .select()
      .from(usagePlans)
      .where(inArray(usagePlans.id, [...ids])),
  )
}

async function withStages(
  db: Database,
  plans: (typeof usagePlans.$inferSelect)[],
): Promise<Entries<UsagePlanSnapshot>> {
  if (plans.length === 0) return []
  const ids = plans.map(({ id }) => id)
  const rows = await db.select().from(usagePlanStages).where(inArray(usagePlanStages.usagePlanId, ids))
  const byPlan = Map.groupBy(rows, ({ usagePlanId }) => usagePlanId)
  const products = await readPlanProducts(db, ids)
  return plans.map((plan) => [plan.id, toUsagePlanSnapshot(plan, byPlan.get(plan.id) ?? [], products.get(plan.id))])
}

/** The API keys after `after` (a key's id), in order, by the hash of their value. */
export async function readApiKeyPage(db: Database, after = ''): Promise<Page<ApiKeySnapshot>> {
  const rows = await apiKeyRows(db).where(gt(apiKeys.id, after)).orderBy(apiKeys.id).limit(rowsInPage)
  return pageOf(rows.flatMap(apiKeyEntries), rowsInPage, ([, key]) => key.id)
}

/** The API keys with these ids that exist, by the hash of their value. */
export async function readApiKeys(db: Database, ids: readonly string[]): Promise<Entries<ApiKeySnapshot>> {
  if (ids.length === 0) return []
  return (await apiKeyRows(db).where(inArray(apiKeys.id, [...ids]))).flatMap(apiKeyEntries)
}

function apiKeyRows(db: Database) {
  const plans = sql<string[]>`array(select ${usagePlanKeys.usagePlanId} from ${usagePlanKeys}
    where ${usagePlanKeys.apiKeyId} = ${apiKeys.id} order by 1)`
  const stageKeys = sql<string[]>`array(select ${apiKeyStages.restApiId} || '/' || ${apiKeyStages.stageName}
    from ${apiKeyStages} where ${apiKeyStages.apiKeyId} = ${apiKeys.id} order by 1)`
  // Through which products it is in its plans, each `plan product`, but for plans that its provider put it into.
  const products = sql<string[]>`array(
    select k.usage_plan_id || ' ' || p.product_id from usage_plan_keys k join (
      select s.usage_plan_id, s.product_id from subscriptions s where s.app_id = "api_keys"."app_id"
      union all
      select t.usage_plan_id, k.product_id from trial_keys k join usage_plan_keys t on t.api_key_id = k.api_key_id
      where k.api_key_id = "api_keys"."id"
    ) p on p.usage_plan_id = k.usage_plan_id
    where k.api_key_id = "api_keys"."id" and not k.direct order by 1)`
  return db
    .select({
      id: apiKeys.id,
      valueHash: apiKeys.valueHash,
      previousValueHash: apiKeys.previousValueHash,
      enabled: apiKeys.enabled,
      expiresAt: apiKeys.expiresAt,
      usagePlanIds: plans,
      stageKeys,
      products,
    })
    .from(apiKeys)
}

/** A key that is being rotated is found by either of its values, told apart, and is one key to every limit. */
function apiKeyEntries(row: {
  id: string
  valueHash: string
  previousValueHash: string | null
  enabled: boolean
  expiresAt: Date | null
  usagePlanIds: string[]
  stageKeys: string[]
  products: string[]
}): [string, ApiKeySnapshot][] {
  const key = toApiKeySnapshot(row, row)
  return row.previousValueHash === null
    ? [[row.valueHash, key]]
    : [
        [row.valueHash, key],
        [row.previousValueHash, { ...key, isPrevious: true }],
      ]
}
