import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { subscriptions } from '#db/schema.ts'
import { command } from '../../operation.ts'
import { openAccessRequest } from '../access-requests/open-access-request.ts'
import { accessOutcome } from './access-outcome.ts'
import { agreementInput, agreeToTerms } from './agree-to-terms.ts'
import { findSubscription } from './find-subscription.ts'
import { movePlan } from './move-plan.ts'
import { requireOffered } from './require-offered.ts'
import { readSubscriptions } from './subscription.ts'

/**
 * Moves a subscription to another plan of the same product. The app keeps its key; nothing has to be pasted again. A plan
 * that needs approval makes a request instead, unless a rule decides at once: until it is approved the subscription stays
 * as it is, which is what is answered.
 */
export const changeSubscriptionPlan = command({
  name: 'ChangeSubscriptionPlan',
  permission: 'signed-in',
  input: z.object({
    subscriptionId: z.string(),
    usagePlanId: z.string(),
    /** What it is wanted for: read by the provider where the plan needs approval. */
    reason: z.string().trim().max(2000).optional(),
    ...agreementInput,
  }),
  async run(context, { subscriptionId, usagePlanId, reason, ...agreement }) {
    const { app, ...before } = await findSubscription(context, subscriptionId, 'developer')
    const { productId } = before
    const offer = await requireOffered(context, productId, usagePlanId)
    const isMoving = usagePlanId !== before.usagePlanId
    if (isMoving) await agreeToTerms(context, offer, { ...agreement, app })
    const request =
      isMoving && offer.approval === 'manual'
        ? await openAccessRequest(context, {
            kind: 'plan-change',
            accountId: app.accountId,
            appId: app.id,
            ...{ productId, usagePlanId, reason },
            previousUsagePlanId: before.usagePlanId,
          })
        : undefined
    if (isMoving && !request) await movePlan(context, { app, subscription: before, usagePlanId })
    const [subscription] = await readSubscriptions(context, eq(subscriptions.id, subscriptionId))
    if (!subscription) throw new Error('The subscription that was just changed is not there')
    return {
      ...subscription,
      previousUsagePlanId: before.usagePlanId,
      accessRequest: request && accessOutcome(request),
    }
  },
  audit: ({ subscriptionId, accountId, product, plan, previousUsagePlanId, accessRequest }) => ({
    accountId,
    resource: accessRequest ? `/access-requests/${accessRequest.accessRequestId}` : `/subscriptions/${subscriptionId}`,
    detail: {
      ...{ product: product.name, plan: plan.name, previousUsagePlanId },
      ...(accessRequest ? { accessRequest: accessRequest.status } : {}),
    },
  }),
})
