import { asc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { productPlans, products, usagePlanKeys, usagePlanStages, usagePlans } from '#db/schema.ts'
import type { CommandContext } from '#server/context.ts'
import { ServiceError } from '#server/errors.ts'
import { command } from '#server/operation.ts'
import { findUsagePlanForUpdate } from './find-usage-plan.ts'

/**
 * Refused while the plan covers stages, as on AWS, or while a product offers it; its keys stay, outside it.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_DeleteUsagePlan.html
 */
export const deleteUsagePlan = command({
  name: 'DeleteUsagePlan',
  permission: 'usage-plans:write',
  input: z.object({ usagePlanId: z.string() }),
  async run(context, { usagePlanId }): Promise<{ name: string }> {
    const { name } = await findUsagePlanForUpdate(context, usagePlanId)
    await refuseWhileCovering(context, usagePlanId)
    await refuseWhileOffered(context, usagePlanId)
    const keys = await context.db.delete(usagePlanKeys).where(eq(usagePlanKeys.usagePlanId, usagePlanId)).returning()
    await context.db.delete(usagePlans).where(eq(usagePlans.id, usagePlanId))
    context.changed({ kind: 'usage-plan', usagePlanId })
    for (const { apiKeyId } of keys) context.changed({ kind: 'api-key', apiKeyId })
    return { name }
  },
  audit: ({ name }, { usagePlanId }) => ({ resource: `/usageplans/${usagePlanId}`, detail: { name } }),
})

async function refuseWhileCovering({ db }: CommandContext, usagePlanId: string): Promise<void> {
  const [stage] = await db
    .select()
    .from(usagePlanStages)
    .where(eq(usagePlanStages.usagePlanId, usagePlanId))
    .orderBy(asc(usagePlanStages.restApiId), asc(usagePlanStages.stageName))
    .limit(1)
  if (stage) {
    throw cannotDelete(usagePlanId, 'there are API Stages associated with it', `${stage.restApiId}:${stage.stageName}`)
  }
}

async function refuseWhileOffered({ db }: CommandContext, usagePlanId: string): Promise<void> {
  const [product] = await db
    .select({ name: products.name })
    .from(productPlans)
    .innerJoin(products, eq(products.id, productPlans.productId))
    .where(eq(productPlans.usagePlanId, usagePlanId))
    .limit(1)
  if (product) throw cannotDelete(usagePlanId, 'products offer it', product.name)
}

function cannotDelete(usagePlanId: string, reason: string, example: string): ServiceError {
  return new ServiceError(
    'BadRequestException',
    `Cannot delete Usage Plan ${usagePlanId} because ${reason}, including ${example}`,
  )
}
