import { z } from 'zod'
import { query } from '../../operation.ts'
import { offeredPlans } from '../catalogue/offered-plans.ts'
import { findSubscription } from './find-subscription.ts'

/** The plans to which one of the consumer's subscriptions can move, its own one among them. */
export const listSubscriptionPlans = query({
  name: 'ListSubscriptionPlans',
  permission: 'signed-in',
  input: z.object({ subscriptionId: z.string() }),
  async run(context, { subscriptionId }) {
    const { productId } = await findSubscription(context, subscriptionId, 'viewer')
    return { items: await offeredPlans(context, productId) }
  },
})
