import { and, gte, inArray, sql } from 'drizzle-orm'
import { apiKeys, usage } from '#db/schema.ts'
import type { Context } from '#server/context.ts'

/** How a key was used: what a list draws. */
export interface ApiKeyUse {
  /** The start of the hour of its last request, answered or refused by a limit; undefined: none on record. */
  readonly lastUsedAt: Date | undefined
  /** Requests of each of the last 30 days, the last one today (UTC). */
  readonly days: readonly number[]
}

const dayMs = 86_400_000
const shownDays = 30

/** The use of a key that was never used. */
export const unused: ApiKeyUse = { lastUsedAt: undefined, days: Array.from({ length: shownDays }, () => 0) }

/** The use of all keys of a page, by id: one query for the days and one for the last requests. */
export async function readApiKeyUse(
  { db, now }: Context,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ApiKeyUse>> {
  if (ids.length === 0) return new Map()
  const today = Math.floor(now().getTime() / dayMs) * dayMs
  const first = today - (shownDays - 1) * dayMs
  const day = sql<string>`to_char(${usage.hour} at time zone 'UTC', 'YYYY-MM-DD')`
  const rows = await db
    .select({
      apiKeyId: usage.apiKeyId,
      day,
      requests: sql`sum(${usage.admitted} + ${usage.throttled} + ${usage.quotaExceeded})`.mapWith(Number),
    })
    .from(usage)
    .where(and(inArray(usage.apiKeyId, [...ids]), gte(usage.hour, new Date(first))))
    .groupBy(usage.apiKeyId, day)
  // Of each key the end of its index, not its whole record.
  const lastHour = sql`(select max(${usage.hour}) from ${usage} where ${usage.apiKeyId} = ${apiKeys.id})`
  const last = await db
    .select({ id: apiKeys.id, lastUsedAt: lastHour.mapWith(usage.hour) })
    .from(apiKeys)
    .where(inArray(apiKeys.id, [...ids]))
  const byKey = Map.groupBy(rows, ({ apiKeyId }) => apiKeyId)
  return new Map(
    last.map(({ id, lastUsedAt }) => {
      const days = [...unused.days]
      for (const row of byKey.get(id) ?? []) {
        days[Math.round((Date.parse(`${row.day}T00:00:00Z`) - first) / dayMs)] = row.requests
      }
      return [id, { lastUsedAt: lastUsedAt ?? undefined, days }]
    }),
  )
}
