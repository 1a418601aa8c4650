import { asc, eq } from 'drizzle-orm'
import { accounts, apiKeys, type apps, subscriptions } from '#db/schema.ts'
import type { Context } from '../../context.ts'
import { readSubscriptions, type Subscription } from '../subscriptions/subscription.ts'

/** A consumer's application at one provider, without the values of its key. */
export interface App {
  readonly appId: string
  readonly name: string
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
  readonly createdDate: Date
  readonly lastUpdatedDate: Date
}

/** The app of a row, with its provider, its key and its subscriptions. */
export async function readApp(context: Context, row: typeof apps.$inferSelect): Promise<App> {
  const [provider] = await context.db
    .select({ accountId: accounts.id, name: accounts.name })
    .from(accounts)
    .where(eq(accounts.id, row.accountId))
  if (!provider) throw new Error(`The provider of the app ${row.id} is not there`)
  const key = await findAppKey(context, row.id)
  return {
    appId: row.id,
    name: row.name,
    provider,
    key: key && {
      apiKeyId: key.id,
      enabled: key.enabled,
      hasPreviousValue: key.previousValueHash !== null,
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
