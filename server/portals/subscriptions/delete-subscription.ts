import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { subscriptions } from '#db/schema.ts'
import { command } from '../../operation.ts'
import { endSubscription } from './end-subscription.ts'
import { findSubscription } from './find-subscription.ts'
import { readSubscriptions } from './subscription.ts'

/** Leaves a product: the app's key stops working there with the next request. */
export const deleteSubscription = command({
  name: 'DeleteSubscription',
  permission: 'signed-in',
  input: z.object({ subscriptionId: z.string() }),
  async run(context, { subscriptionId }) {
    const row = await findSubscription(context, subscriptionId, 'developer')
    const [subscription] = await readSubscriptions(context, eq(subscriptions.id, subscriptionId))
    if (!subscription) throw new Error('The subscription that was just found is not there')
    await endSubscription(context, row)
    return { ...subscription, appName: row.app.name }
  },
  audit: ({ subscriptionId, accountId, product, plan, appName }) => ({
    accountId,
    resource: `/subscriptions/${subscriptionId}`,
    detail: { app: appName, product: product.name, plan: plan.name },
  }),
})
