import { and, eq, gt } from 'drizzle-orm'
import { z } from 'zod'
import { apiKeys, trialKeys } from '#db/schema.ts'
import type { Context } from '../../context.ts'
import { hashApiKeyValue } from '../../secrets.ts'

/** The random id in the cookie of a visitor who tries; who has it has the visitor's keys. */
export const trialVisitorId = z.string().regex(/^[a-z0-9]{40}$/)

/** How long a visitor may call without an account. */
export const trialMinutes = 10

/** A visitor's key for a product that is not over yet. */
export async function findTrialKey(
  { db, now }: Context,
  { visitorId, productId }: { visitorId: string; productId: string },
): Promise<typeof apiKeys.$inferSelect | undefined> {
  const [row] = await db
    .select({ key: apiKeys })
    .from(trialKeys)
    .innerJoin(apiKeys, eq(apiKeys.id, trialKeys.apiKeyId))
    .where(
      and(
        eq(trialKeys.visitorHash, hashApiKeyValue(visitorId)),
        eq(trialKeys.productId, productId),
        eq(apiKeys.isTrial, true),
        gt(apiKeys.expiresAt, now()),
      ),
    )
  return row?.key
}
