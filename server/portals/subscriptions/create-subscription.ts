import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { productPlans, subscriptions } from '#db/schema.ts'
import type { CommandContext } from '../../context.ts'
import { ServiceError } from '../../errors.ts'
import { command } from '../../operation.ts'
import { ensureAppKey } from '../apps/ensure-app-key.ts'
import { findApp } from '../apps/find-app.ts'
import { firstApp } from '../apps/first-app.ts'
import { findVisibleProduct } from '../catalogue/find-visible-product.ts'
import { joinPlan } from './join-plan.ts'
import { readSubscriptions } from './subscription.ts'

/**
 * Subscribes an app to a product under one of its plans: the app's key, made when there is none, works at once. Without
 * `appId` it is the consumer's first app at this provider, made when there is none: the one click from a product page
 * to a working key.
 */
export const createSubscription = command({
  name: 'CreateSubscription',
  permission: 'signed-in',
  input: z.object({ productId: z.string(), usagePlanId: z.string(), appId: z.string().optional() }),
  async run(context, { productId, usagePlanId, appId }) {
    const product = await findVisibleProduct(context, { productId })
    await requireOffered(context, productId, usagePlanId)
    const app = appId ? await findApp(context, appId) : await firstApp(context, product.accountId)
    if (app.accountId !== product.accountId) {
      throw new ServiceError('BadRequestException', 'The app belongs to another provider. Choose or make another app', {
        fields: { appId: 'belongs to another provider' },
      })
    }
    const row = { id: context.newId(10), appId: app.id, productId, usagePlanId, createdAt: context.now() }
    const inserted = await context.db.insert(subscriptions).values(row).onConflictDoNothing().returning()
    if (inserted.length === 0) {
      throw new ServiceError('ConflictException', `${app.name} is subscribed to ${product.name} already`)
    }
    const apiKeyId = await ensureAppKey(context, app)
    await joinPlan(context, { accountId: app.accountId, apiKeyId, usagePlanId })
    const [subscription] = await readSubscriptions(context, eq(subscriptions.id, row.id))
    if (!subscription) throw new Error('The subscription that was just made is not there')
    return { ...subscription, app: { appId: app.id, name: app.name } }
  },
  audit: ({ subscriptionId, accountId, product, plan, app }) => ({
    accountId,
    resource: `/subscriptions/${subscriptionId}`,
    detail: { app: app.name, appId: app.appId, product: product.name, plan: plan.name },
  }),
})

/** `NotFoundException` when the product does not offer this plan. */
export async function requireOffered({ db }: CommandContext, productId: string, usagePlanId: string): Promise<void> {
  const rows = await db
    .select()
    .from(productPlans)
    .where(and(eq(productPlans.productId, productId), eq(productPlans.usagePlanId, usagePlanId)))
  if (rows.length === 0) throw new ServiceError('NotFoundException', 'Invalid Usage Plan ID specified')
}
