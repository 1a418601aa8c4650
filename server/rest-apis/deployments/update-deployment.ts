import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { deployments } from '#db/schema.ts'
import { command } from '#server/operation.ts'
import { type Deployment, toDeployment } from './deployment.ts'
import { findDeployment } from './find-deployment.ts'

/**
 * Only the description can change: what was deployed stays as it was.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_UpdateDeployment.html
 */
export const updateDeployment = command({
  name: 'UpdateDeployment',
  permission: 'stages:write',
  input: z.object({
    restApiId: z.string(),
    deploymentId: z.string(),
    description: z.string().max(1024).nullish(),
  }),
  async run(context, { restApiId, deploymentId, description }): Promise<Deployment> {
    const row = await findDeployment(context, restApiId, deploymentId)
    if (description === undefined) return toDeployment(row)
    await context.db
      .update(deployments)
      .set({ description: description || null })
      .where(and(eq(deployments.restApiId, restApiId), eq(deployments.id, deploymentId)))
    return toDeployment({ ...row, description: description || null })
  },
  audit: ({ id, description }, { restApiId }) => ({
    resource: `/restapis/${restApiId}/deployments/${id}`,
    detail: { description },
  }),
})
