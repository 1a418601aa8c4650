import { eq } from 'drizzle-orm'
import { type apps, subscriptions } from '#db/schema.ts'
import { insertApiKey } from '../../access/api-keys/insert-api-key.ts'
import type { CommandContext } from '../../context.ts'
import { joinPlan } from '../subscriptions/join-plan.ts'
import { findAppKey } from './app.ts'

/** The id of the app's API key; made, and put into the plans of the app's subscriptions, when there is none. */
export async function ensureAppKey(context: CommandContext, app: typeof apps.$inferSelect): Promise<string> {
  const known = await findAppKey(context, app.id)
  if (known) return known.id
  const { row } = await insertApiKey(context, {
    accountId: app.accountId,
    appId: app.id,
    name: app.name,
    description: 'Made in the developer portal',
    enabled: true,
  })
  const plans = await context.db
    .selectDistinct({ usagePlanId: subscriptions.usagePlanId })
    .from(subscriptions)
    .where(eq(subscriptions.appId, app.id))
  for (const { usagePlanId } of plans) {
    await joinPlan(context, { accountId: app.accountId, apiKeyId: row.id, usagePlanId })
  }
  return row.id
}
