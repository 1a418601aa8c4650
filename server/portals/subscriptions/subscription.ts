import { and, asc, eq, type SQL } from 'drizzle-orm'
import { apps, productPlans, products, subscriptions, usagePlans } from '#db/schema.ts'
import type { Context } from '../../context.ts'

/** An app's use of a product under one of its plans, as the consumer sees it. */
export interface Subscription {
  readonly subscriptionId: string
  readonly appId: string
  /** The provider's account. */
  readonly accountId: string
  readonly product: {
    readonly productId: string
    readonly slug: string
    readonly name: string
    /** False when the provider takes no new subscribers; this one goes on. */
    readonly published: boolean
    /** From when on it will no longer answer, and why. */
    readonly deprecation?: (typeof products.$inferSelect)['deprecation'] | undefined
  }
  readonly plan: {
    readonly usagePlanId: string
    readonly name: string
    readonly price: { readonly amountCents: number; readonly currency: string } | undefined
  }
  readonly createdAt: Date
}

/** The subscriptions that meet a condition, oldest first. */
export async function readSubscriptions({ db }: Context, condition: SQL): Promise<Subscription[]> {
  const rows = await db
    .select({ subscription: subscriptions, product: products, plan: usagePlans, price: productPlans.price })
    .from(subscriptions)
    .innerJoin(apps, eq(apps.id, subscriptions.appId))
    .innerJoin(products, eq(products.id, subscriptions.productId))
    .innerJoin(usagePlans, eq(usagePlans.id, subscriptions.usagePlanId))
    .leftJoin(
      productPlans,
      and(eq(productPlans.productId, products.id), eq(productPlans.usagePlanId, subscriptions.usagePlanId)),
    )
    .where(condition)
    .orderBy(asc(subscriptions.createdAt), asc(subscriptions.id))
  return rows.map(({ subscription, product, plan, price }) => ({
    subscriptionId: subscription.id,
    appId: subscription.appId,
    accountId: product.accountId,
    product: {
      productId: product.id,
      slug: product.slug,
      name: product.name,
      published: product.published,
      deprecation: product.deprecation ?? undefined,
    },
    plan: { usagePlanId: plan.id, name: plan.name, price: price ?? undefined },
    createdAt: subscription.createdAt,
  }))
}
