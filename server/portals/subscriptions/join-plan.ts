import { and, eq, ne } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { usagePlanKeys, usagePlanStages, usagePlans } from '#db/schema.ts'
import { requireOnePlanPerStage } from '../../access/usage-plans/one-plan-per-stage.ts'
import type { CommandContext } from '../../context.ts'
import { ServiceError } from '../../errors.ts'

/**
 * Puts an app's API key into a usage plan of its provider. A key may be in one plan only for each stage, so that it is
 * never in doubt which limits count: a consumer is told so in words before the rule of the plans speaks in ids.
 */
export async function joinPlan(
  context: CommandContext,
  { accountId, apiKeyId, usagePlanId }: { accountId: string; apiKeyId: string; usagePlanId: string },
): Promise<void> {
  await requireNoOtherPlan(context, apiKeyId, usagePlanId)
  await context.db.insert(usagePlanKeys).values({ usagePlanId, apiKeyId, direct: false }).onConflictDoNothing()
  await requireOnePlanPerStage(context.db, accountId, usagePlanId)
  context.changed({ kind: 'api-key', apiKeyId })
}

async function requireNoOtherPlan({ db }: CommandContext, apiKeyId: string, usagePlanId: string): Promise<void> {
  const wanted = alias(usagePlanStages, 'wanted')
  const [other] = await db
    .select({ name: usagePlans.name, stageName: usagePlanStages.stageName })
    .from(usagePlanKeys)
    .innerJoin(usagePlans, eq(usagePlans.id, usagePlanKeys.usagePlanId))
    .innerJoin(usagePlanStages, eq(usagePlanStages.usagePlanId, usagePlans.id))
    .innerJoin(
      wanted,
      and(
        eq(wanted.usagePlanId, usagePlanId),
        eq(wanted.restApiId, usagePlanStages.restApiId),
        eq(wanted.stageName, usagePlanStages.stageName),
      ),
    )
    .where(and(eq(usagePlanKeys.apiKeyId, apiKeyId), ne(usagePlanKeys.usagePlanId, usagePlanId)))
    .limit(1)
  if (!other) return
  throw new ServiceError(
    'ConflictException',
    `The app's key already calls the stage ${other.stageName} of this product under the plan ${other.name}. Use another app`,
  )
}
