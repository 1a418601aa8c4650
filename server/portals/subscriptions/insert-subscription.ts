import { type apps, type products, subscriptions } from '#db/schema.ts'
import type { CommandContext } from '../../context.ts'
import { ServiceError } from '../../errors.ts'
import { ensureAppKey } from '../apps/ensure-app-key.ts'
import { joinPlan } from './join-plan.ts'

/** Subscribes an app: its key, made when there is none, works at once. `ConflictException` when it is subscribed already. */
export async function insertSubscription(
  context: CommandContext,
  {
    subscriptionId,
    app,
    product,
    usagePlanId,
    visitorId,
  }: {
    subscriptionId: string
    app: typeof apps.$inferSelect
    product: typeof products.$inferSelect
    usagePlanId: string
    /** Whose trial key becomes the app's. */
    visitorId?: string | undefined
  },
): Promise<void> {
  const row = { id: subscriptionId, appId: app.id, productId: product.id, usagePlanId, createdAt: context.now() }
  const inserted = await context.db.insert(subscriptions).values(row).onConflictDoNothing().returning()
  if (inserted.length === 0) {
    throw new ServiceError('ConflictException', `${app.name} is subscribed to ${product.name} already`)
  }
  const apiKeyId = await ensureAppKey(context, app, visitorId)
  await joinPlan(context, { accountId: app.accountId, apiKeyId, usagePlanId })
}
