import { eq } from 'drizzle-orm'
import { type apps, subscriptions } from '#db/schema.ts'
import type { CommandContext } from '../../context.ts'
import { ensureAppKey } from '../apps/ensure-app-key.ts'
import { leavePlan } from './end-subscription.ts'
import { joinPlan } from './join-plan.ts'

/** Moves a subscription to another plan. The app keeps its key. */
export async function movePlan(
  context: CommandContext,
  {
    app,
    subscription,
    usagePlanId,
  }: { app: typeof apps.$inferSelect; subscription: typeof subscriptions.$inferSelect; usagePlanId: string },
): Promise<void> {
  await context.db.update(subscriptions).set({ usagePlanId }).where(eq(subscriptions.id, subscription.id))
  await leavePlan(context, subscription.appId, subscription.usagePlanId)
  const apiKeyId = await ensureAppKey(context, app)
  await joinPlan(context, { accountId: app.accountId, apiKeyId, usagePlanId })
}
