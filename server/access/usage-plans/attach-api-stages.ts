import { and, eq } from 'drizzle-orm'
import { restApis, stages, usagePlanStages } from '#db/schema.ts'
import type { CommandContext } from '#server/context.ts'
import { ServiceError } from '#server/errors.ts'
import { requireOnePlanPerStage } from './one-plan-per-stage.ts'
import type { ApiStage } from './usage-plan.ts'

/**
 * Has a plan cover stages of the actor's account; one that it covers already keeps its throttles.
 * @param plan how AWS's refusal names the plan: by its name while it is made, by its id later.
 */
export async function attachApiStages(
  context: CommandContext,
  usagePlanId: string,
  apiStages: readonly ApiStage[],
  plan: string,
): Promise<void> {
  if (apiStages.length === 0) return
  for (const apiStage of apiStages) await requireStage(context, apiStage, plan)
  await context.db
    .insert(usagePlanStages)
    .values(
      apiStages.map(({ apiId, stage, throttle }) => ({
        usagePlanId,
        restApiId: apiId,
        stageName: stage,
        throttle: throttle && Object.keys(throttle).length > 0 ? throttle : null,
      })),
    )
    .onConflictDoNothing()
  await requireOnePlanPerStage(context.db, context.accountId, usagePlanId)
}

async function requireStage(
  { db, accountId }: CommandContext,
  { apiId, stage }: ApiStage,
  plan: string,
): Promise<void> {
  const [row] = await db
    .select({ stageName: stages.stageName })
    .from(stages)
    .innerJoin(restApis, eq(restApis.id, stages.restApiId))
    .where(and(eq(stages.restApiId, apiId), eq(stages.stageName, stage), eq(restApis.accountId, accountId)))
  if (row) return
  throw new ServiceError(
    'NotFoundException',
    `Invalid API Stage {api: ${apiId}, stage: ${stage}} specified for usageplan ${plan}`,
  )
}
