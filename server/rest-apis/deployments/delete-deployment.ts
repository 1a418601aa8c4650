import { and, eq, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import { deployments, stages } from '#db/schema.ts'
import type { CommandContext } from '#server/context.ts'
import { ServiceError } from '#server/errors.ts'
import { command } from '#server/operation.ts'
import { findDeployment } from './find-deployment.ts'

/** Refused while a stage serves it. https://docs.aws.amazon.com/apigateway/latest/api/API_DeleteDeployment.html */
export const deleteDeployment = command({
  name: 'DeleteDeployment',
  permission: 'stages:write',
  input: z.object({ restApiId: z.string(), deploymentId: z.string() }),
  async run(context, { restApiId, deploymentId }) {
    await findDeployment(context, restApiId, deploymentId)
    const one = and(eq(deployments.restApiId, restApiId), eq(deployments.id, deploymentId))
    // A stage that is being pointed to it holds a share of this lock.
    await context.db.select({ id: deployments.id }).from(deployments).where(one).for('update')
    await refuseWhileServed(context, restApiId, deploymentId)
    await context.db.delete(deployments).where(one)
  },
  audit: (_output, { restApiId, deploymentId }) => ({ resource: `/restapis/${restApiId}/deployments/${deploymentId}` }),
})

async function refuseWhileServed({ db }: CommandContext, restApiId: string, deploymentId: string): Promise<void> {
  const serving = await db
    .select({ stageName: stages.stageName })
    .from(stages)
    .where(
      and(
        eq(stages.restApiId, restApiId),
        or(eq(stages.deploymentId, deploymentId), sql`${stages.canarySettings} ->> 'deploymentId' = ${deploymentId}`),
      ),
    )
    .limit(1)
  if (serving.length > 0) {
    throw new ServiceError('BadRequestException', 'Active stages pointing to this deployment must be moved or deleted')
  }
}
