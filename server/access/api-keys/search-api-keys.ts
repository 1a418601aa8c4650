import { and, eq, gte, inArray, isNotNull, isNull, lt, lte, not, notInArray, or, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { apiKeys, apps, usage, usagePlanKeys, users } from '#db/schema.ts'
import type { Context } from '#server/context.ts'
import { query } from '#server/operation.ts'
import { containing } from '#server/search/text-match.ts'
import { timeKey } from '#server/time-key.ts'
import type { ApiKeyState } from './api-key-state.ts'
import { readListedApiKeys } from './listed-api-key.ts'

const dayMs = 86_400_000
const newestFirst = timeKey(apiKeys.createdDate, apiKeys.id)

const input = z.object({
  /** In the key's name or id, or in the name of its app or the address of who made it. */
  text: z.string().max(200).default(''),
  usagePlanId: z.string().max(64).optional(),
  /** Only keys that could be added to this plan. */
  outsidePlanId: z.string().max(64).optional(),
  /** `provider`: keys without an app; `consumer`: those of apps. */
  owner: z.enum(['provider', 'consumer']).optional(),
  state: z.enum(['enabled', 'disabled', 'expired', 'revoked', 'trial']).optional(),
  unusedDays: z.number().int().min(1).max(365).optional(),
  limit: z.number().int().min(1).max(500).default(50),
  position: z.string().max(200).optional(),
})

/** The keys of the account that fit, newest first. `unusedDays`: no request for so many days, or ever. */
export const searchApiKeys = query({
  name: 'SearchApiKeys',
  permission: 'api-keys:read',
  input,

  async run(context, { limit, position, ...filter }) {
    const rows = await context.db
      .select({ key: apiKeys, app: apps, email: users.email, position: newestFirst })
      .from(apiKeys)
      .leftJoin(apps, eq(apps.id, apiKeys.appId))
      .leftJoin(users, eq(users.id, apps.userId))
      .where(and(...conditionsOf(context, filter), position ? lt(newestFirst, position) : undefined))
      .orderBy(sql`${newestFirst} desc`)
      .limit(limit + 1)
    const page = rows.slice(0, limit)
    const items = await readListedApiKeys(context, page)
    return { items, position: rows.length > limit ? page.at(-1)?.position : undefined }
  },
})

type Filter = Omit<z.output<typeof input>, 'limit' | 'position'>

function conditionsOf({ db, accountId, now }: Context, filter: Filter): (SQL | undefined)[] {
  const { text, usagePlanId, outsidePlanId, owner, state, unusedDays } = filter
  const pattern = containing(text.trim())
  const keysOf = (planId: string) =>
    db.select({ id: usagePlanKeys.apiKeyId }).from(usagePlanKeys).where(eq(usagePlanKeys.usagePlanId, planId))
  return [
    eq(apiKeys.accountId, accountId),
    text.trim() === ''
      ? undefined
      : sql`(${apiKeys.name} ilike ${pattern} or ${apiKeys.id} ilike ${pattern} or ${apps.name} ilike ${pattern}
          or ${users.email} ilike ${pattern})`,
    usagePlanId === undefined ? undefined : inArray(apiKeys.id, keysOf(usagePlanId)),
    outsidePlanId === undefined ? undefined : notInArray(apiKeys.id, keysOf(outsidePlanId)),
    owner === 'provider' ? and(isNull(apiKeys.appId), not(apiKeys.isTrial)) : undefined,
    owner === 'consumer' ? or(isNotNull(apiKeys.appId), apiKeys.isTrial) : undefined,
    state && hasState(state, now()),
    unusedDays === undefined ? undefined : not(usedSince(db, new Date(now().getTime() - unusedDays * dayMs))),
  ]
}

function hasState(state: ApiKeyState, now: Date): SQL | undefined {
  const isExpired = and(isNotNull(apiKeys.expiresAt), lte(apiKeys.expiresAt, now))
  const isLive = or(isNull(apiKeys.expiresAt), sql`${apiKeys.expiresAt} > ${now.toISOString()}::timestamptz`)
  switch (state) {
    case 'revoked':
      return isNotNull(apiKeys.revokedAt)
    case 'disabled':
      return and(isNull(apiKeys.revokedAt), eq(apiKeys.enabled, false))
    case 'expired':
      return and(isNull(apiKeys.revokedAt), apiKeys.enabled, isExpired)
    default:
      return and(isNull(apiKeys.revokedAt), apiKeys.enabled, isLive, eq(apiKeys.isTrial, state === 'trial'))
  }
}

function usedSince(db: Context['db'], since: Date): SQL {
  const calls = db
    .select({ one: sql`1` })
    .from(usage)
    .where(and(eq(usage.apiKeyId, apiKeys.id), gte(usage.hour, since)))
  return sql`exists ${calls}`
}
