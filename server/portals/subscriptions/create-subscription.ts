import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { type products, subscriptions, usagePlans } from '#db/schema.ts'
import type { CommandContext } from '../../context.ts'
import { ServiceError } from '../../errors.ts'
import { command } from '../../operation.ts'
import { openAccessRequest } from '../access-requests/open-access-request.ts'
import { findApp } from '../apps/find-app.ts'
import { firstApp } from '../apps/first-app.ts'
import { findVisibleProduct } from '../catalogue/find-visible-product.ts'
import { trialVisitorId } from '../try/trial-key.ts'
import { type AccessOutcome, accessOutcome } from './access-outcome.ts'
import { agreementInput, agreeToTerms } from './agree-to-terms.ts'
import { insertSubscription } from './insert-subscription.ts'
import { requireOffered } from './require-offered.ts'
import { readSubscriptions, type Subscription } from './subscription.ts'

/** What became of it. */
export interface CreatedSubscription extends Subscription {
  readonly app: { readonly appId: string; readonly name: string }
  /**
   * Of a plan that needs approval. Unless its status is `approved` there is no subscription yet: `subscriptionId` is the
   * one that it will have.
   */
  readonly accessRequest: AccessOutcome | undefined
}

/**
 * Subscribes an app to a product under one of its plans: the app's key, made when there is none, works at once. Without
 * `appId` it is the consumer's first app at this provider, made when there is none: the one click from a product page
 * to a working key. A plan that needs approval makes a request instead, unless a rule of the provider's decides at once.
 */
export const createSubscription = command({
  name: 'CreateSubscription',
  permission: 'signed-in',
  input: z.object({
    productId: z.string(),
    usagePlanId: z.string(),
    appId: z.string().optional(),
    /** What it is wanted for: read by the provider where the plan needs approval. */
    reason: z.string().trim().max(2000).optional(),
    /** Of a trial that the consumer began as a visitor: an app without a key gets the trial's. */
    visitorId: trialVisitorId.optional(),
    ...agreementInput,
  }),
  async run(context, { productId, usagePlanId, appId, reason, visitorId, ...agreement }): Promise<CreatedSubscription> {
    const product = await findVisibleProduct(context, { productId })
    const offer = await requireOffered(context, productId, usagePlanId)
    const app = appId ? await findApp(context, appId, 'developer') : await firstApp(context, product.accountId)
    if (app.accountId !== product.accountId) {
      throw new ServiceError('BadRequestException', 'The app belongs to another provider. Choose or make another app', {
        fields: { appId: 'belongs to another provider' },
      })
    }
    await requireNotSubscribed(context, app, product)
    await agreeToTerms(context, offer, { ...agreement, app })
    const { accountId } = product
    const wanted = { accountId, kind: 'subscription' as const, appId: app.id, productId, usagePlanId, reason }
    const request = offer.approval === 'manual' ? await openAccessRequest(context, wanted) : undefined
    const accessRequest = request && accessOutcome(request)
    const subscriptionId = request?.id ?? context.newId(10)
    const its = { accessRequest, app: { appId: app.id, name: app.name } }
    if (request && request.status !== 'approved') {
      return { ...(await futureSubscription(context, { subscriptionId, appId: app.id, product, offer })), ...its }
    }
    if (!request) await insertSubscription(context, { subscriptionId, app, product, usagePlanId, visitorId })
    const [subscription] = await readSubscriptions(context, eq(subscriptions.id, subscriptionId))
    if (!subscription) throw new Error('The subscription that was just made is not there')
    return { ...subscription, ...its }
  },
  audit: ({ subscriptionId, accountId, product, plan, app, accessRequest }) => ({
    accountId,
    resource: accessRequest ? `/access-requests/${accessRequest.accessRequestId}` : `/subscriptions/${subscriptionId}`,
    detail: {
      ...{ app: app.name, appId: app.appId, product: product.name, plan: plan.name },
      ...(accessRequest ? { accessRequest: accessRequest.status } : {}),
    },
  }),
})

async function requireNotSubscribed(
  { db }: CommandContext,
  app: { id: string; name: string },
  product: { id: string; name: string },
): Promise<void> {
  const [known] = await db
    .select({ id: subscriptions.id })
    .from(subscriptions)
    .where(and(eq(subscriptions.appId, app.id), eq(subscriptions.productId, product.id)))
  if (known) throw new ServiceError('ConflictException', `${app.name} is subscribed to ${product.name} already`)
}

/** What the subscription will be once it is approved. */
async function futureSubscription(
  { db, now }: CommandContext,
  {
    subscriptionId,
    appId,
    product,
    offer,
  }: {
    subscriptionId: string
    appId: string
    product: typeof products.$inferSelect
    offer: Awaited<ReturnType<typeof requireOffered>>
  },
): Promise<Subscription> {
  const [plan] = await db.select().from(usagePlans).where(eq(usagePlans.id, offer.usagePlanId))
  return {
    ...{ subscriptionId, appId },
    accountId: product.accountId,
    product: { productId: product.id, slug: product.slug, name: product.name, published: product.published },
    plan: { usagePlanId: offer.usagePlanId, name: plan?.name ?? '', price: offer.price ?? undefined },
    createdAt: now(),
  }
}
