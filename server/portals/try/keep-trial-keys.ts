import { and, eq, gt, isNotNull } from 'drizzle-orm'
import { z } from 'zod'
import { apiKeys, appMembers, apps, products, trialKeys } from '#db/schema.ts'
import type { Context } from '../../context.ts'
import { ServiceError } from '../../errors.ts'
import { query } from '../../operation.ts'
import { hashApiKeyValue } from '../../secrets.ts'
import { consumerId } from '../apps/consumer-id.ts'
import { type OfferedPlan, offeredPlans } from '../catalogue/offered-plans.ts'
import { createSubscription } from '../subscriptions/create-subscription.ts'
import { trialVisitorId } from './trial-key.ts'

/**
 * Keeps what a visitor has tried, once they have an account: each trial key that is not over becomes the key of their
 * app, on the plan that costs nothing and asks nothing. Left alone where there is no such plan, or where they have an app
 * with a key at this provider already. A `query` around the commands, so that one that is refused does not undo others.
 */
export const keepTrialKeys = query({
  name: 'KeepTrialKeys',
  permission: 'signed-in',
  input: z.object({ visitorId: trialVisitorId }),
  async run(context, { visitorId }) {
    const kept: { productId: string; productName: string; appId: string; appName: string }[] = []
    for (const trial of await openTrials(context, visitorId)) {
      const plan = quietPlan(await offeredPlans(context, trial.productId), trial.usagePlanId)
      if (!plan || (await hasKeyAt(context, trial.accountId))) continue
      try {
        const { productId } = trial
        const { app, product } = await createSubscription(context, {
          productId,
          usagePlanId: plan.usagePlanId,
          visitorId,
        })
        kept.push({ productId, productName: product.name, appId: app.appId, appName: app.name })
      } catch (error) {
        if (!(error instanceof ServiceError)) throw error
      }
    }
    return { kept }
  },
})

async function openTrials({ db, now }: Context, visitorId: string) {
  return await db
    .select({ productId: products.id, accountId: products.accountId, usagePlanId: products.trialUsagePlanId })
    .from(trialKeys)
    .innerJoin(apiKeys, eq(apiKeys.id, trialKeys.apiKeyId))
    .innerJoin(products, eq(products.id, trialKeys.productId))
    .where(
      and(
        eq(trialKeys.visitorHash, hashApiKeyValue(visitorId)),
        eq(apiKeys.isTrial, true),
        gt(apiKeys.expiresAt, now()),
      ),
    )
    .orderBy(apiKeys.createdDate)
}

/** A plan under which nobody has to pay, agree or wait; the trial's own before others. */
function quietPlan(plans: readonly OfferedPlan[], trialPlanId: string | null): OfferedPlan | undefined {
  const quiet = plans.filter((plan) => !plan.price && !plan.terms && plan.approval === 'automatic')
  return quiet.find((plan) => plan.usagePlanId === trialPlanId) ?? quiet[0]
}

async function hasKeyAt(context: Context, accountId: string): Promise<boolean> {
  const [row] = await context.db
    .select({ id: apiKeys.id })
    .from(apps)
    .innerJoin(appMembers, eq(appMembers.appId, apps.id))
    .innerJoin(apiKeys, eq(apiKeys.appId, apps.id))
    .where(
      and(
        eq(apps.accountId, accountId),
        eq(appMembers.userId, consumerId(context)),
        eq(appMembers.role, 'owner'),
        isNotNull(apiKeys.appId),
      ),
    )
    .limit(1)
  return row !== undefined
}
