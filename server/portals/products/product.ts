import { asc, count, eq } from 'drizzle-orm'
import { productPlans, productStages, type products, subscriptions, usagePlans } from '#db/schema.ts'
import type { Context } from '../../context.ts'

/** A product as its provider sees it. */
export interface Product {
  readonly productId: string
  readonly accountId: string
  readonly slug: string
  readonly name: string
  readonly tagline: string
  /** Markdown. */
  readonly description: string
  readonly category: string | undefined
  readonly visibility: 'public' | 'signed-in' | 'private'
  readonly published: boolean
  readonly stages: readonly { readonly restApiId: string; readonly stageName: string }[]
  /** In the order in which they are offered. */
  readonly plans: readonly ProductPlan[]
  /** Apps that use the product. */
  readonly subscriptionCount: number
  readonly createdAt: Date
  readonly updatedAt: Date
}

/** A usage plan as a product offers it. */
export interface ProductPlan {
  readonly usagePlanId: string
  readonly name: string
  /** Per month; undefined is free. */
  readonly price: { readonly amountCents: number; readonly currency: string } | undefined
}

/** The product of a row, with its stages, plans and number of subscriptions. */
export async function readProduct({ db }: Context, row: typeof products.$inferSelect): Promise<Product> {
  const stages = await db
    .select({ restApiId: productStages.restApiId, stageName: productStages.stageName })
    .from(productStages)
    .where(eq(productStages.productId, row.id))
    .orderBy(asc(productStages.restApiId), asc(productStages.stageName))
  const plans = await db
    .select({ usagePlanId: productPlans.usagePlanId, name: usagePlans.name, price: productPlans.price })
    .from(productPlans)
    .innerJoin(usagePlans, eq(usagePlans.id, productPlans.usagePlanId))
    .where(eq(productPlans.productId, row.id))
    .orderBy(asc(productPlans.position))
  const [subscribed] = await db
    .select({ count: count() })
    .from(subscriptions)
    .where(eq(subscriptions.productId, row.id))
  const { id, category, ...rest } = row
  return {
    productId: id,
    ...rest,
    category: category ?? undefined,
    stages,
    plans: plans.map((plan) => ({ ...plan, price: plan.price ?? undefined })),
    subscriptionCount: subscribed?.count ?? 0,
  }
}
