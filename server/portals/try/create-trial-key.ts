import { and, eq, gt } from 'drizzle-orm'
import { z } from 'zod'
import { apiKeys, trialKeys } from '#db/schema.ts'
import { insertApiKey } from '../../access/api-keys/insert-api-key.ts'
import type { CommandContext } from '../../context.ts'
import { ServiceError } from '../../errors.ts'
import { preparedCommand } from '../../operation.ts'
import { hashApiKeyValue } from '../../secrets.ts'
import { findVisibleProduct } from '../catalogue/find-visible-product.ts'
import { joinPlan } from '../subscriptions/join-plan.ts'
import { takeTrial } from './take-trial.ts'
import { findTrialKey, trialMinutes, trialVisitorId } from './trial-key.ts'

/** Trial keys of one provider that work at the same time, at most: they must not use up the account's keys. */
export const trialsAtOnce = 1000

/**
 * Gives a visitor a key for ten minutes, under the plan that the product has for it. One for each visitor and product;
 * asked again within the time, it is the same one.
 */
export const createTrialKey = preparedCommand({
  name: 'CreateTrialKey',
  permission: 'public',
  input: z.object({ productId: z.string().max(20), visitorId: trialVisitorId }),
  async prepare(context, input) {
    if (!(await findTrialKey(context, input))) await takeTrial(context)
  },
  async run(context, { productId, visitorId }) {
    const product = await findVisibleProduct(context, { productId })
    const usagePlanId = product.trialUsagePlanId
    if (!usagePlanId) throw new ServiceError('NotFoundException', 'This product gives no trial keys: sign up for a key')
    const known = await findTrialKey(context, { productId, visitorId })
    if (known?.expiresAt) return { accountId: product.accountId, apiKeyId: known.id, expiresAt: known.expiresAt }
    await requireFirstTrial(context, { productId, visitorId })
    await requireTrialRoom(context, product.accountId)
    const expiresAt = new Date(context.now().getTime() + trialMinutes * 60_000)
    const { row } = await insertApiKey(context, {
      accountId: product.accountId,
      name: `Trial of ${product.name}`,
      enabled: true,
      isTrial: true,
      expiresAt,
    })
    await context.db.insert(trialKeys).values({ apiKeyId: row.id, productId, visitorHash: hashApiKeyValue(visitorId) })
    await joinPlan(context, { accountId: product.accountId, apiKeyId: row.id, usagePlanId })
    return { accountId: product.accountId, apiKeyId: row.id, expiresAt }
  },
  audit: ({ accountId, apiKeyId, expiresAt }, { productId }) => ({
    accountId,
    resource: `/products/${productId}/trial-keys`,
    detail: { apiKeyId, expiresAt: expiresAt.toISOString() },
  }),
})

async function requireFirstTrial(
  { db }: CommandContext,
  { productId, visitorId }: { productId: string; visitorId: string },
): Promise<void> {
  const had = await db.$count(
    trialKeys,
    and(eq(trialKeys.visitorHash, hashApiKeyValue(visitorId)), eq(trialKeys.productId, productId)),
  )
  if (had > 0) throw new ServiceError('ConflictException', 'Your trial is over. Sign up for a key of your own')
}

async function requireTrialRoom({ db, now }: CommandContext, accountId: string): Promise<void> {
  const open = await db.$count(
    apiKeys,
    and(eq(apiKeys.accountId, accountId), eq(apiKeys.isTrial, true), gt(apiKeys.expiresAt, now())),
  )
  if (open < trialsAtOnce) return
  throw new ServiceError(
    'TooManyRequestsException',
    'Too many people try at the moment. Sign up for a key of your own',
    {
      retryAfterSeconds: 60,
    },
  )
}
