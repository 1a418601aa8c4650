import { usagePlanStages, usagePlans } from '#db/schema.ts'
import type { Context } from '../../context.ts'

/** A usage plan of the actor's account over the given stages: 10 requests per second, 1,000 a month. @returns its id. */
export async function addUsagePlan(
  { db, accountId, newId }: Context,
  name: string,
  stagesOfPlan: readonly { restApiId: string; stageName: string }[],
): Promise<string> {
  const id = newId(6)
  await db.insert(usagePlans).values({
    id,
    accountId,
    name,
    throttle: { rateLimit: 10, burstLimit: 20 },
    quota: { limit: 1000, offset: 0, period: 'MONTH' },
    tags: {},
  })
  if (stagesOfPlan.length > 0) {
    await db.insert(usagePlanStages).values(stagesOfPlan.map((stage) => ({ usagePlanId: id, ...stage })))
  }
  return id
}
