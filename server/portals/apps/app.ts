import { asc, eq } from 'drizzle-orm'
import { accounts, apiKeys, appMembers, subscriptions } from '#db/schema.ts'
import type { Context } from '../../context.ts'
import { readSubscriptions, type Subscription } from '../subscriptions/subscription.ts'
import type { AppRole } from './app-role.ts'
import type { FoundApp } from './find-app.ts'
import { type PreviousUse, readPreviousUse } from './previous-use.ts'

/** A consumer's application at one provider, without the values of its key. */
export interface App {
  readonly appId: string
  readonly name: string
  /** What the reader may do with it. */
  readonly role: AppRole
  /** How many people share it. */
  readonly memberCount: number
  readonly provider: { readonly accountId: string; readonly name: string }
  /** Undefined until the first subscription. */
  readonly key: AppKey | undefined
  readonly subscriptions: readonly Subscription[]
  readonly createdAt: Date
}

/** The one API key of an app, which has two values while it is being rotated. */
export interface AppKey {
  readonly apiKeyId: string
  /** False when the provider has blocked it. */
  readonly enabled: boolean
  /** Whether the value before the last rotation still works. */
  readonly hasPreviousValue: boolean
  /** Who still sends it; undefined without one. */
  readonly previousUse: PreviousUse | undefined
  /** From then on it is refused. */
  readonly expiresAt: Date | undefined
  readonly isExpired: boolean
  /** Since then it has no value that works. */
  readonly revokedAt: Date | undefined
  readonly createdDate: Date
  readonly lastUpdatedDate: Date
}

/** The app of a row, with its provider, its key and its subscriptions. */
export async function readApp(context: Context, row: FoundApp): Promise<App> {
  const [provider] = await context.db
    .select({ accountId: accounts.id, name: accounts.name })
    .from(accounts)
    .where(eq(accounts.id, row.accountId))
  if (!provider) throw new Error(`The provider of the app ${row.id} is not there`)
  const key = await findAppKey(context, row.id)
  const memberCount = await context.db.$count(appMembers, eq(appMembers.appId, row.id))
  return {
    appId: row.id,
    name: row.name,
    role: row.role,
    memberCount,
    provider,
    key: key && {
      apiKeyId: key.id,
      enabled: key.enabled,
      hasPreviousValue: key.previousValueHash !== null,
      previousUse: await readPreviousUse(context, key),
      expiresAt: key.expiresAt ?? undefined,
      isExpired: key.expiresAt !== null && key.expiresAt <= context.now(),
      revokedAt: key.revokedAt ?? undefined,
      createdDate: key.createdDate,
      lastUpdatedDate: key.lastUpdatedDate,
    },
    subscriptions: await readSubscriptions(context, eq(subscriptions.appId, row.id)),
    createdAt: row.createdAt,
  }
}

/** The row of an app's API key. */
export async function findAppKey({ db }: Context, appId: string): Promise<typeof apiKeys.$inferSelect | undefined> {
  const [row] = await db
    .select()
    .from(apiKeys)
    .where(eq(apiKeys.appId, appId))
    .orderBy(asc(apiKeys.createdDate), asc(apiKeys.id))
    .limit(1)
  return row
}
