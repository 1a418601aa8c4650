import { and, eq } from 'drizzle-orm'
import { deployments } from '#db/schema.ts'
import type { Context } from '#server/context.ts'
import { ServiceError } from '#server/errors.ts'
import { findRestApi } from '../apis/find-rest-api.ts'

/** A deployment without its copy of the definition, which can be megabytes. */
export type DeploymentRow = Omit<typeof deployments.$inferSelect, 'definition' | 'openapi' | 'documentationParts'>

/** The columns of a `DeploymentRow`. */
export const deploymentColumns = {
  restApiId: deployments.restApiId,
  id: deployments.id,
  description: deployments.description,
  createdDate: deployments.createdDate,
  createdBy: deployments.createdBy,
}

/** The deployment of an API of the actor's account, or `NotFoundException`. */
export async function findDeployment(
  context: Context,
  restApiId: string,
  deploymentId: string,
): Promise<DeploymentRow> {
  await findRestApi(context, restApiId)
  const [row] = await context.db
    .select(deploymentColumns)
    .from(deployments)
    .where(and(eq(deployments.restApiId, restApiId), eq(deployments.id, deploymentId)))
  if (!row) throw new ServiceError('NotFoundException', 'Invalid Deployment identifier specified')
  return row
}
