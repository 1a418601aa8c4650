import { and, eq, inArray } from 'drizzle-orm'
import { apiKeys, subscriptions, usagePlanKeys } from '#db/schema.ts'
import type { CommandContext } from '../../context.ts'

/** Ends one subscription: the app's keys leave its plan, unless another subscription of the app is under the same plan. */
export async function endSubscription(
  context: CommandContext,
  subscription: typeof subscriptions.$inferSelect,
): Promise<void> {
  const { db } = context
  await db.delete(subscriptions).where(eq(subscriptions.id, subscription.id))
  await leavePlan(context, subscription.appId, subscription.usagePlanId)
}

/**
 * Takes the app's keys out of a plan that none of its subscriptions is under any more, unless their provider put them there
 * too. The gateway is told in any case: what a key may call depends on the products that it is in.
 */
export async function leavePlan(context: CommandContext, appId: string, usagePlanId: string): Promise<void> {
  const { db } = context
  const others = await db
    .select({ id: subscriptions.id })
    .from(subscriptions)
    .where(and(eq(subscriptions.appId, appId), eq(subscriptions.usagePlanId, usagePlanId)))
  const keys = await db.select({ id: apiKeys.id }).from(apiKeys).where(eq(apiKeys.appId, appId))
  const keyIds = keys.map((key) => key.id)
  if (keyIds.length === 0) return
  if (others.length === 0) {
    await db
      .delete(usagePlanKeys)
      .where(
        and(
          eq(usagePlanKeys.usagePlanId, usagePlanId),
          inArray(usagePlanKeys.apiKeyId, keyIds),
          eq(usagePlanKeys.direct, false),
        ),
      )
  }
  for (const apiKeyId of keyIds) context.changed({ kind: 'api-key', apiKeyId })
}
