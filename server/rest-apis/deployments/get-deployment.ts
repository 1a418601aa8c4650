import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { deployments } from '#db/schema.ts'
import { query } from '#server/operation.ts'
import { apiSummary, type Deployment, toDeployment } from './deployment.ts'
import { findDeployment } from './find-deployment.ts'

/** With `embed: ['apisummary']` also its methods. https://docs.aws.amazon.com/apigateway/latest/api/API_GetDeployment.html */
export const getDeployment = query({
  name: 'GetDeployment',
  permission: 'stages:read',
  input: z.object({
    restApiId: z.string(),
    deploymentId: z.string(),
    embed: z.array(z.string().max(64)).max(10).optional(),
  }),
  async run(context, { restApiId, deploymentId, embed }): Promise<Deployment> {
    const deployment = toDeployment(await findDeployment(context, restApiId, deploymentId))
    if (!embed?.includes('apisummary')) return deployment
    const [row] = await context.db
      .select({ definition: deployments.definition })
      .from(deployments)
      .where(and(eq(deployments.restApiId, restApiId), eq(deployments.id, deploymentId)))
    return { ...deployment, apiSummary: apiSummary(row?.definition.resources ?? []) }
  },
})
