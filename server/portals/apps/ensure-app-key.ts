import { eq } from 'drizzle-orm'
import { type apps, subscriptions } from '#db/schema.ts'
import { insertApiKey } from '../../access/api-keys/insert-api-key.ts'
import type { CommandContext } from '../../context.ts'
import { joinPlan } from '../subscriptions/join-plan.ts'
import { adoptTrialKey } from '../try/adopt-trial-key.ts'
import { findAppKey } from './app.ts'

/**
 * The id of the app's API key. When there is none, it is the trial key of the visitor who became the consumer, or made;
 * and put into the plans of the app's subscriptions.
 */
export async function ensureAppKey(
  context: CommandContext,
  app: typeof apps.$inferSelect,
  visitorId?: string | undefined,
): Promise<string> {
  const known = await findAppKey(context, app.id)
  if (known) return known.id
  const kept = visitorId === undefined ? undefined : await adoptTrialKey(context, app, visitorId)
  const apiKeyId = kept ?? (await makeKey(context, app))
  const plans = await context.db
    .selectDistinct({ usagePlanId: subscriptions.usagePlanId })
    .from(subscriptions)
    .where(eq(subscriptions.appId, app.id))
  for (const { usagePlanId } of plans) {
    await joinPlan(context, { accountId: app.accountId, apiKeyId, usagePlanId })
  }
  return apiKeyId
}

async function makeKey(context: CommandContext, app: typeof apps.$inferSelect): Promise<string> {
  const { row } = await insertApiKey(context, {
    accountId: app.accountId,
    appId: app.id,
    name: app.name,
    description: 'Made in the developer portal',
    enabled: true,
  })
  return row.id
}
