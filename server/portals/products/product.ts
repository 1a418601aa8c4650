import { and, asc, count, eq, inArray } from 'drizzle-orm'
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
  const [product] = await readProducts(context, [row])
  if (!product) throw new Error(`The product ${row.id} was not read`)
  return product
}

/** The same for many, in their order: four queries, however many they are. */
export async function readProducts(
  context: Context,
  rows: readonly (typeof products.$inferSelect)[],
): Promise<Product[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const subscribed = await subscriptionsOf(context, ids)
  const groupsBy = await groupsOf(context, ids)
  const stagesBy = await stagesOf(context, ids)
  const plansBy = await plansOf(context, ids)
  return rows.map(({ id, category, deprecation, trialUsagePlanId, ...rest }) => ({
    productId: id,
    ...rest,
    category: category ?? undefined,
    deprecation: deprecation ?? undefined,
    trialUsagePlanId: trialUsagePlanId ?? undefined,
    groups: (groupsBy.get(id) ?? []).map(({ groupId, name }) => ({ groupId, name })),
    stages: (stagesBy.get(id) ?? []).map(({ restApiId, stageName, chosen }) => ({
      restApiId,
      stageName,
      chosenOperations: chosen || undefined,
    })),
    plans: (plansBy.get(id) ?? []).map(toProductPlan),
    subscriptionCount: subscribed.get(id) ?? 0,
  }))
}

async function subscriptionsOf({ db }: Context, ids: string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .select({ productId: subscriptions.productId, count: count() })
    .from(subscriptions)
    .where(inArray(subscriptions.productId, ids))
    .groupBy(subscriptions.productId)
  return new Map(rows.map((row) => [row.productId, row.count]))
}

async function groupsOf({ db }: Context, ids: string[]) {
  const rows = await db
    .select({ productId: productGroups.productId, groupId: groups.id, name: groups.name })
    .from(productGroups)
    .innerJoin(groups, eq(groups.id, productGroups.groupId))
    .where(inArray(productGroups.productId, ids))
    .orderBy(asc(groups.name))
  return Map.groupBy(rows, ({ productId }) => productId)
}

async function stagesOf({ db }: Context, ids: string[]) {
  const rows = await db
    .select({
      productId: productStages.productId,
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
    .where(inArray(productStages.productId, ids))
    .groupBy(productStages.productId, productStages.restApiId, productStages.stageName)
    .orderBy(asc(productStages.restApiId), asc(productStages.stageName))
  return Map.groupBy(rows, ({ productId }) => productId)
}

async function plansOf({ db }: Context, ids: string[]) {
  const rows = await db
    .select({ plan: productPlans, name: usagePlans.name })
    .from(productPlans)
    .innerJoin(usagePlans, eq(usagePlans.id, productPlans.usagePlanId))
    .where(inArray(productPlans.productId, ids))
    .orderBy(asc(productPlans.position))
  return Map.groupBy(rows, ({ plan }) => plan.productId)
}

function toProductPlan({ plan, name }: { plan: typeof productPlans.$inferSelect; name: string }): ProductPlan {
  return {
    usagePlanId: plan.usagePlanId,
    name,
    price: plan.price ?? undefined,
    terms: plan.terms ?? undefined,
    approval: plan.approval,
  }
}
