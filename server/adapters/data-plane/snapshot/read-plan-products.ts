import { inArray, sql } from 'drizzle-orm'
import { methodKeyOf } from 'gateway-core/method-key.ts'
import type { DeprecationSnapshot, PlanProductSnapshot } from 'gateway-core/usage-plan-snapshot.ts'
import type { Database } from '#db/client.ts'
import { productOperations, productPlans, productStages, products } from '#db/schema.ts'

/** The products that offer a plan, by id. */
export type PlanProducts = Readonly<Record<string, PlanProductSnapshot>>

/**
 * The products that offer these plans, by the plan's id. Only plans of which a product chose operations or is deprecated
 * have an entry: to all others it does not matter through what a key came.
 */
export async function readPlanProducts(
  db: Database,
  planIds: readonly string[],
): Promise<ReadonlyMap<string, PlanProducts>> {
  const offers = Map.groupBy(await readOffers(db, planIds), ({ usagePlanId }) => usagePlanId)
  const told = [...offers].filter(([, list]) => list.some(({ chooses, deprecation }) => chooses || deprecation))
  const ids = [...new Set(told.flatMap(([, list]) => list.map(({ productId }) => productId)))]
  const stages = await readStages(db, ids)
  return new Map(
    told.map(([planId, list]) => [
      planId,
      Object.fromEntries(list.map((offer) => [offer.productId, toPlanProduct(offer, stages.get(offer.productId))])),
    ]),
  )
}

type Shown = PlanProductSnapshot['stages']
type Offer = Awaited<ReturnType<typeof readOffers>>[number]

async function readOffers(db: Database, planIds: readonly string[]) {
  return await db
    .select({
      usagePlanId: productPlans.usagePlanId,
      productId: productPlans.productId,
      slug: products.slug,
      deprecation: products.deprecation,
      chooses: sql<boolean>`exists(select 1 from product_operations where product_id = ${products.id})`,
    })
    .from(productPlans)
    .innerJoin(products, sql`${products.id} = ${productPlans.productId}`)
    .where(inArray(productPlans.usagePlanId, [...planIds]))
    .orderBy(productPlans.usagePlanId, productPlans.productId)
}

/** What each product shows of its stages. */
async function readStages(db: Database, productIds: readonly string[]): Promise<ReadonlyMap<string, Shown>> {
  if (productIds.length === 0) return new Map()
  const rows = await db
    .select()
    .from(productStages)
    .where(inArray(productStages.productId, [...productIds]))
  const operations = await db
    .select()
    .from(productOperations)
    .where(inArray(productOperations.productId, [...productIds]))
  const chosen = Map.groupBy(operations, ({ productId, ...stage }) => `${productId}/${stageKey(stage)}`)
  return new Map(
    [...Map.groupBy(rows, ({ productId }) => productId)].map(([productId, stages]) => [
      productId,
      Object.fromEntries(
        stages.map((stage) => {
          const ofStage = chosen.get(`${productId}/${stageKey(stage)}`)
          return [stageKey(stage), ofStage?.map(({ path, httpMethod }) => methodKeyOf(path, httpMethod)) ?? 'all']
        }),
      ),
    ]),
  )
}

function stageKey({ restApiId, stageName }: { restApiId: string; stageName: string }): string {
  return `${restApiId}/${stageName}`
}

function toPlanProduct({ slug, deprecation }: Offer, stages: Shown = {}): PlanProductSnapshot {
  return { stages, ...(deprecation ? { deprecation: toDeprecation(slug, deprecation) } : {}) }
}

function toDeprecation(slug: string, deprecation: NonNullable<Offer['deprecation']>): DeprecationSnapshot {
  const { announcedAt, endsAt, successorSlug } = deprecation
  return {
    deprecatedAt: Date.parse(announcedAt),
    sunsetAt: Date.parse(endsAt),
    page: `/products/${slug}`,
    ...(successorSlug ? { successor: `/products/${successorSlug}` } : {}),
  }
}
