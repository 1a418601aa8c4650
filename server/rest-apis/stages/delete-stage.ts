import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { productStages, products, stages, usagePlanStages } from '#db/schema.ts'
import { announceStageKeys } from '#server/access/api-keys/stage-keys.ts'
import type { CommandContext, Context } from '#server/context.ts'
import { refuseWhileMapped } from '#server/domains/base-path-mappings/refuse-while-mapped.ts'
import { ServiceError } from '#server/errors.ts'
import { command } from '#server/operation.ts'
import { findStage } from './find-stage.ts'

/**
 * Stops serving a stage and takes it out of its usage plans, as AWS does. Refused while a product offers it: its
 * subscribers would be left with nothing to call. https://docs.aws.amazon.com/apigateway/latest/api/API_DeleteStage.html
 */
export const deleteStage = command({
  name: 'DeleteStage',
  permission: 'stages:write',
  input: z.object({ restApiId: z.string(), stageName: z.string() }),
  async run(context, { restApiId, stageName }) {
    await findStage(context, restApiId, stageName)
    await refuseWhileOffered(context, restApiId, stageName)
    await refuseWhileMapped(context, restApiId, stageName)
    await announcePlans(context, restApiId, stageName)
    await announceStageKeys(context, restApiId, stageName)
    await context.db.delete(stages).where(and(eq(stages.restApiId, restApiId), eq(stages.stageName, stageName)))
    context.changed({ kind: 'stage', restApiId, stageName })
  },
  audit: (_output, { restApiId, stageName }) => ({ resource: `/restapis/${restApiId}/stages/${stageName}` }),
})

async function refuseWhileOffered({ db }: Context, restApiId: string, stageName: string): Promise<void> {
  const [product] = await db
    .select({ name: products.name })
    .from(productStages)
    .innerJoin(products, eq(products.id, productStages.productId))
    .where(and(eq(productStages.restApiId, restApiId), eq(productStages.stageName, stageName)))
  if (product) {
    throw new ServiceError(
      'BadRequestException',
      `Cannot delete stage ${stageName} because products offer it, including ${product.name}`,
    )
  }
}

async function announcePlans(context: CommandContext, restApiId: string, stageName: string): Promise<void> {
  const plans = await context.db
    .select({ usagePlanId: usagePlanStages.usagePlanId })
    .from(usagePlanStages)
    .where(and(eq(usagePlanStages.restApiId, restApiId), eq(usagePlanStages.stageName, stageName)))
  for (const { usagePlanId } of plans) context.changed({ kind: 'usage-plan', usagePlanId })
}
