import { and, asc, count, eq } from 'drizzle-orm'
import {
  groups,
  productGroups,
  productOperations,
  productPlans,
  productStages,
  type products,
  subscriptions,
  usagePlans,
} from '#db/schema.ts'
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
  readonly visibility: ProductVisibility
  /** Who sees it with the visibility `groups`, by name. */
  readonly groups: readonly { readonly groupId: string; readonly name: string }[]
  readonly published: boolean
  readonly stages: readonly ProductStage[]
  /** In the order in which they are offered. */
  readonly plans: readonly ProductPlan[]
  /** The plan of ten-minute keys for visitors. */
  readonly trialUsagePlanId: string | undefined
  readonly deprecation: ProductDeprecation | undefined
  /** Apps that use the product. */
  readonly subscriptionCount: number
  readonly createdAt: Date
  readonly updatedAt: Date
}

/** Who finds a published product; members of its account always do. */
export type ProductVisibility = (typeof products.$inferSelect)['visibility']

/** When a product ends, and what its users do then. Times are ISO 8601. */
export type ProductDeprecation = NonNullable<(typeof products.$inferSelect)['deprecation']>

/** A stage of a product. */
export interface ProductStage {
  readonly restApiId: string
  readonly stageName: string
  /** How many of its operations were chosen; undefined: all are shown, later ones too. */
  readonly chosenOperations: number | undefined
}

/** A usage plan as a product offers it. */
export interface ProductPlan {
  readonly usagePlanId: string
  readonly name: string
  /** Per month; undefined is free. */
  readonly price: { readonly amountCents: number; readonly currency: string } | undefined
  /** Markdown that a subscriber agrees to. */
  readonly terms: string | undefined
  /** `manual`: a request waits for an admin, unless a rule decides it. */
  readonly approval: 'automatic' | 'manual'
}

/** The product of a row, with its stages, plans, groups and number of subscriptions. */
export async function readProduct(context: Context, row: typeof products.$inferSelect): Promise<Product> {
  const [subscribed] = await context.db
    .select({ count: count() })
    .from(subscriptions)
    .where(eq(subscriptions.productId, row.id))
  const { id, category, deprecation, trialUsagePlanId, ...rest } = row
  return {
    productId: id,
    ...rest,
    category: category ?? undefined,
    deprecation: deprecation ?? undefined,
    trialUsagePlanId: trialUsagePlanId ?? undefined,
    groups: await groupsOf(context, id),
    stages: await stagesOf(context, id),
    plans: await plansOf(context, id),
    subscriptionCount: subscribed?.count ?? 0,
  }
}

async function groupsOf({ db }: Context, productId: string): Promise<Product['groups']> {
  return await db
    .select({ groupId: groups.id, name: groups.name })
    .from(productGroups)
    .innerJoin(groups, eq(groups.id, productGroups.groupId))
    .where(eq(productGroups.productId, productId))
    .orderBy(asc(groups.name))
}

async function stagesOf({ db }: Context, productId: string): Promise<ProductStage[]> {
  const rows = await db
    .select({
      restApiId: productStages.restApiId,
      stageName: productStages.stageName,
      chosen: count(productOperations.path),
    })
    .from(productStages)
    .leftJoin(
      productOperations,
      and(
        eq(productOperations.productId, productStages.productId),
        eq(productOperations.restApiId, productStages.restApiId),
        eq(productOperations.stageName, productStages.stageName),
      ),
    )
    .where(eq(productStages.productId, productId))
    .groupBy(productStages.restApiId, productStages.stageName)
    .orderBy(asc(productStages.restApiId), asc(productStages.stageName))
  return rows.map(({ chosen, ...stage }) => ({ ...stage, chosenOperations: chosen || undefined }))
}

async function plansOf({ db }: Context, productId: string): Promise<ProductPlan[]> {
  const rows = await db
    .select({ plan: productPlans, name: usagePlans.name })
    .from(productPlans)
    .innerJoin(usagePlans, eq(usagePlans.id, productPlans.usagePlanId))
    .where(eq(productPlans.productId, productId))
    .orderBy(asc(productPlans.position))
  return rows.map(({ plan, name }) => ({
    usagePlanId: plan.usagePlanId,
    name,
    price: plan.price ?? undefined,
    terms: plan.terms ?? undefined,
    approval: plan.approval,
  }))
}
