import { eq, inArray } from 'drizzle-orm'
import { type apps, usagePlanKeys, usagePlans } from '#db/schema.ts'
import type { Context } from '#server/context.ts'
import type { ApiKeyRow } from './api-key.ts'
import { type ApiKeyState, apiKeyState } from './api-key-state.ts'
import { readApiKeyUse, unused } from './api-key-use.ts'

/** A key as the console lists it: whose it is, where it counts, and how much it is used. */
export interface ListedApiKey {
  readonly id: string
  readonly name: string | undefined
  readonly state: ApiKeyState
  readonly createdDate: Date
  /** Undefined: never. */
  readonly expiresAt: Date | undefined
  /** The consumer's app that it belongs to; undefined for a key that a provider made. */
  readonly owner: { readonly appId: string; readonly appName: string; readonly email: string } | undefined
  readonly plans: readonly { readonly usagePlanId: string; readonly name: string }[]
  /** The start of the hour of its last request, answered or refused by a limit; undefined: none on record. */
  readonly lastUsedAt: Date | undefined
  /** Requests of each of the last 30 days, the last one today (UTC). */
  readonly days: readonly number[]
}

interface Row {
  readonly key: ApiKeyRow
  readonly app: typeof apps.$inferSelect | null
  /** Of who made the app. */
  readonly email: string | null
}

/** Keys with all that a list shows of them, in their order: three queries, however many they are. */
export async function readListedApiKeys(context: Context, rows: readonly Row[]): Promise<ListedApiKey[]> {
  const ids = rows.map(({ key }) => key.id)
  const plans = await plansOf(context, ids)
  const use = await readApiKeyUse(context, ids)
  return rows.map(({ key, app, email }) => ({
    id: key.id,
    name: key.name ?? undefined,
    state: apiKeyState(key, context.now()),
    createdDate: key.createdDate,
    expiresAt: key.expiresAt ?? undefined,
    owner: app && email ? { appId: app.id, appName: app.name, email } : undefined,
    plans: plans.get(key.id) ?? [],
    ...(use.get(key.id) ?? unused),
  }))
}

async function plansOf({ db }: Context, ids: readonly string[]): Promise<ReadonlyMap<string, ListedApiKey['plans']>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({ apiKeyId: usagePlanKeys.apiKeyId, usagePlanId: usagePlans.id, name: usagePlans.name })
    .from(usagePlanKeys)
    .innerJoin(usagePlans, eq(usagePlans.id, usagePlanKeys.usagePlanId))
    .where(inArray(usagePlanKeys.apiKeyId, [...ids]))
    .orderBy(usagePlans.name, usagePlans.id)
  const byKey = Map.groupBy(rows, ({ apiKeyId }) => apiKeyId)
  return new Map(
    Array.from(byKey, ([id, plans]) => [id, plans.map(({ usagePlanId, name }) => ({ usagePlanId, name }))]),
  )
}
