import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { apiKeys, productStages, products, usagePlanKeys, usagePlanStages, usagePlans } from '#db/schema.ts'
import type { Context } from '#server/context.ts'
import { query } from '#server/operation.ts'
import { findRestApi } from '#server/rest-apis/apis/find-rest-api.ts'

/** How a stage is offered: the products that it is part of, the plans that cover it, and a key of our own to try it. */
export const findPublication = query({
  name: 'FindPublication',
  permission: 'products:read',
  input: z.object({ restApiId: z.string().min(1), stageName: z.string().min(1) }),
  async run(context, { restApiId, stageName }) {
    await findRestApi(context, restApiId)
    const plans = await plansOfStage(context, restApiId, stageName)
    return {
      products: await productsOfStage(context, restApiId, stageName),
      plans,
      /** An enabled key that the provider made and that is in one of the plans. */
      apiKeyId: await ownKey(
        context,
        plans.map((plan) => plan.usagePlanId),
      ),
    }
  },
})

async function productsOfStage({ db, accountId }: Context, restApiId: string, stageName: string) {
  return await db
    .select({ productId: products.id, slug: products.slug, name: products.name, published: products.published })
    .from(products)
    .innerJoin(productStages, eq(productStages.productId, products.id))
    .where(
      and(
        eq(products.accountId, accountId),
        eq(productStages.restApiId, restApiId),
        eq(productStages.stageName, stageName),
      ),
    )
    .orderBy(asc(products.createdAt))
}

async function plansOfStage({ db, accountId }: Context, restApiId: string, stageName: string) {
  return await db
    .select({ usagePlanId: usagePlans.id, name: usagePlans.name })
    .from(usagePlans)
    .innerJoin(usagePlanStages, eq(usagePlanStages.usagePlanId, usagePlans.id))
    .where(
      and(
        eq(usagePlans.accountId, accountId),
        eq(usagePlanStages.restApiId, restApiId),
        eq(usagePlanStages.stageName, stageName),
      ),
    )
    .orderBy(asc(usagePlans.id))
}

async function ownKey({ db, accountId }: Context, usagePlanIds: string[]): Promise<string | undefined> {
  if (usagePlanIds.length === 0) return undefined
  const [key] = await db
    .select({ id: apiKeys.id })
    .from(apiKeys)
    .innerJoin(usagePlanKeys, eq(usagePlanKeys.apiKeyId, apiKeys.id))
    .where(
      and(
        eq(apiKeys.accountId, accountId),
        eq(apiKeys.enabled, true),
        isNull(apiKeys.appId),
        inArray(usagePlanKeys.usagePlanId, usagePlanIds),
      ),
    )
    .orderBy(asc(apiKeys.createdDate))
    .limit(1)
  return key?.id
}
