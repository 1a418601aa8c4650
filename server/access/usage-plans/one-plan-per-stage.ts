import { and, eq, ne, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Database } from '#db/client.ts'
import { usagePlanKeys, usagePlanStages } from '#db/schema.ts'
import { ServiceError } from '#server/errors.ts'

/**
 * AWS's rule: an API key is in one plan only for each API stage, or nobody could say which limit counts. Call it after
 * a key or a stage came to the plan and before the commit; it holds off others who do so in the same account.
 * @throws ConflictException naming the key and the stage.
 */
export async function requireOnePlanPerStage(db: Database, accountId: string, usagePlanId: string): Promise<void> {
  const otherKeys = alias(usagePlanKeys, 'other_keys')
  const otherStages = alias(usagePlanStages, 'other_stages')
  await db.execute(sql`select pg_advisory_xact_lock(hashtext(${`usage-plans ${accountId}`}))`)
  const [conflict] = await db
    .select({
      apiKeyId: usagePlanKeys.apiKeyId,
      restApiId: usagePlanStages.restApiId,
      stageName: usagePlanStages.stageName,
    })
    .from(usagePlanKeys)
    .innerJoin(usagePlanStages, eq(usagePlanStages.usagePlanId, usagePlanKeys.usagePlanId))
    .innerJoin(
      otherKeys,
      and(eq(otherKeys.apiKeyId, usagePlanKeys.apiKeyId), ne(otherKeys.usagePlanId, usagePlanKeys.usagePlanId)),
    )
    .innerJoin(
      otherStages,
      and(
        eq(otherStages.usagePlanId, otherKeys.usagePlanId),
        eq(otherStages.restApiId, usagePlanStages.restApiId),
        eq(otherStages.stageName, usagePlanStages.stageName),
      ),
    )
    .where(eq(usagePlanKeys.usagePlanId, usagePlanId))
    .limit(1)
  if (!conflict) return
  throw new ServiceError(
    'ConflictException',
    `Usage Plan ${usagePlanId} cannot be added because API Key ${conflict.apiKeyId} cannot reference multiple Usage ` +
      `Plans with the same API stage: ${conflict.restApiId}:${conflict.stageName}`,
  )
}
