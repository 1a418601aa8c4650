import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { subscriptions } from '#db/schema.ts'
import { command } from '../../operation.ts'
import { ensureAppKey } from '../apps/ensure-app-key.ts'
import { findApp } from '../apps/find-app.ts'
import { requireOffered } from './create-subscription.ts'
import { leavePlan } from './end-subscription.ts'
import { findSubscription } from './find-subscription.ts'
import { joinPlan } from './join-plan.ts'
import { readSubscriptions } from './subscription.ts'

/** Moves a subscription to another plan of the same product. The app keeps its key; nothing has to be pasted again. */
export const changeSubscriptionPlan = command({
  name: 'ChangeSubscriptionPlan',
  permission: 'signed-in',
  input: z.object({ subscriptionId: z.string(), usagePlanId: z.string() }),
  async run(context, { subscriptionId, usagePlanId }) {
    const before = await findSubscription(context, subscriptionId)
    await requireOffered(context, before.productId, usagePlanId)
    if (usagePlanId !== before.usagePlanId) {
      await context.db.update(subscriptions).set({ usagePlanId }).where(eq(subscriptions.id, subscriptionId))
      await leavePlan(context, before.appId, before.usagePlanId)
      const app = await findApp(context, before.appId)
      const apiKeyId = await ensureAppKey(context, app)
      await joinPlan(context, { accountId: app.accountId, apiKeyId, usagePlanId })
    }
    const [subscription] = await readSubscriptions(context, eq(subscriptions.id, subscriptionId))
    if (!subscription) throw new Error('The subscription that was just changed is not there')
    return { ...subscription, previousUsagePlanId: before.usagePlanId }
  },
  audit: ({ subscriptionId, accountId, product, plan, previousUsagePlanId }) => ({
    accountId,
    resource: `/subscriptions/${subscriptionId}`,
    detail: { product: product.name, plan: plan.name, previousUsagePlanId },
  }),
})
