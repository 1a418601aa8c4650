import { and, asc, count, countDistinct, eq, gte, inArray, ne, sum } from 'drizzle-orm'
import { z } from 'zod'
import {
  apiKeys,
  apps,
  productStages,
  products,
  usage,
  usagePlanKeys,
  usagePlanStages,
  usagePlans,
} from '#db/schema.ts'
import type { Context } from '#server/context.ts'
import { query } from '#server/operation.ts'
import { findStage } from './find-stage.ts'

/** Who notices a change of a stage. */
export interface StageConsumers {
  products: { id: string; name: string; published: boolean }[]
  /** Plans that cover the stage, with how many keys each has. */
  usagePlans: { id: string; name: string; keyCount: number }[]
  /** Apps of consumers whose key is in one of the plans, by name; a list of the first ones. */
  apps: { name: string; apiKeyId: string }[]
  keyCount: number
  appCount: number
  /** Of the last seven days. */
  lastWeek: { requests: number; keys: number }
}

const weekMs = 7 * 86_400_000
const appsAtMost = 20

/** The products, plans, keys and apps that reach a stage, and how much it was called in the last seven days. */
export const listStageConsumers = query({
  name: 'ListStageConsumers',
  permission: 'stages:read',
  input: z.object({ restApiId: z.string(), stageName: z.string() }),
  async run(context, { restApiId, stageName }): Promise<StageConsumers> {
    await findStage(context, restApiId, stageName)
    const plans = await plansOf(context, restApiId, stageName)
    const ids = plans.map(({ id }) => id)
    return {
      products: await productsOf(context, restApiId, stageName),
      usagePlans: plans,
      ...(await keysOf(context, ids)),
      lastWeek: await lastWeekOf(context, restApiId, stageName),
    }
  },
})

async function productsOf({ db, accountId }: Context, restApiId: string, stageName: string) {
  return await db
    .select({ id: products.id, name: products.name, published: products.published })
    .from(productStages)
    .innerJoin(products, eq(products.id, productStages.productId))
    .where(
      and(
        eq(products.accountId, accountId),
        eq(productStages.restApiId, restApiId),
        eq(productStages.stageName, stageName),
      ),
    )
    .orderBy(asc(products.name))
}

async function plansOf({ db, accountId }: Context, restApiId: string, stageName: string) {
  return await db
    .select({ id: usagePlans.id, name: usagePlans.name, keyCount: count(usagePlanKeys.apiKeyId) })
    .from(usagePlanStages)
    .innerJoin(usagePlans, eq(usagePlans.id, usagePlanStages.usagePlanId))
    .leftJoin(usagePlanKeys, eq(usagePlanKeys.usagePlanId, usagePlans.id))
    .where(
      and(
        eq(usagePlans.accountId, accountId),
        eq(usagePlanStages.restApiId, restApiId),
        eq(usagePlanStages.stageName, stageName),
      ),
    )
    .groupBy(usagePlans.id, usagePlans.name)
    .orderBy(asc(usagePlans.name))
}

async function keysOf({ db }: Context, planIds: readonly string[]) {
  if (planIds.length === 0) return { apps: [], keyCount: 0, appCount: 0 }
  const inPlans = inArray(usagePlanKeys.usagePlanId, [...planIds])
  const [counts] = await db
    .select({ keyCount: countDistinct(usagePlanKeys.apiKeyId), appCount: countDistinct(apiKeys.appId) })
    .from(usagePlanKeys)
    .innerJoin(apiKeys, eq(apiKeys.id, usagePlanKeys.apiKeyId))
    .where(inPlans)
  const named = await db
    .selectDistinct({ name: apps.name, apiKeyId: apiKeys.id })
    .from(usagePlanKeys)
    .innerJoin(apiKeys, eq(apiKeys.id, usagePlanKeys.apiKeyId))
    .innerJoin(apps, eq(apps.id, apiKeys.appId))
    .where(inPlans)
    .orderBy(asc(apps.name))
    .limit(appsAtMost)
  return { apps: named, keyCount: counts?.keyCount ?? 0, appCount: counts?.appCount ?? 0 }
}

async function lastWeekOf({ db, accountId, now }: Context, restApiId: string, stageName: string) {
  const recent = and(
    eq(usage.accountId, accountId),
    eq(usage.restApiId, restApiId),
    eq(usage.stageName, stageName),
    gte(usage.hour, new Date(now().getTime() - weekMs)),
  )
  const [calls] = await db
    .select({ requests: sum(usage.admitted) })
    .from(usage)
    .where(recent)
  const [callers] = await db
    .select({ keys: countDistinct(usage.apiKeyId) })
    .from(usage)
    .where(and(recent, ne(usage.apiKeyId, '')))
  return { requests: Number(calls?.requests ?? 0), keys: callers?.keys ?? 0 }
}
