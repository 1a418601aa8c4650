import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { accounts } from '#db/schema.ts'
import { ServiceError } from '../../errors.ts'
import { query } from '../../operation.ts'
import { listApps } from '../apps/list-apps.ts'
import { findVisibleProduct } from '../catalogue/find-visible-product.ts'
import { offeredPlans } from '../catalogue/offered-plans.ts'
import { hashOfTerms } from '../subscriptions/agree-to-terms.ts'

/** A plan with all that one has to read and say to get it, and one's own apps that could use it. */
export const getAccessOffer = query({
  name: 'GetAccessOffer',
  permission: 'signed-in',
  input: z.object({ slug: z.string().max(63), usagePlanId: z.string() }),
  async run(context, { slug, usagePlanId }) {
    const product = await findVisibleProduct(context, { slug })
    const plan = (await offeredPlans(context, product.id)).find((offer) => offer.usagePlanId === usagePlanId)
    if (!plan) throw new ServiceError('NotFoundException', 'Invalid Usage Plan ID specified')
    const [provider] = await context.db.select().from(accounts).where(eq(accounts.id, product.accountId))
    const { items: apps } = await listApps(context, { accountId: product.accountId })
    return {
      product: { productId: product.id, slug: product.slug, name: product.name },
      provider: { accountId: product.accountId, name: provider?.name ?? '' },
      plan,
      termsHash: plan.terms ? hashOfTerms(plan.terms) : undefined,
      reasonRequired: plan.approval === 'manual' && (provider?.requestReasonRequired ?? false),
      apps: apps.map(({ appId, name, subscriptions }) => ({
        ...{ appId, name },
        /** The one that moves to the plan; without one the app subscribes. */
        subscription: subscriptions.find((subscription) => subscription.product.productId === product.id),
      })),
    }
  },
})
