import { and, eq } from 'drizzle-orm'
import { deployments } from '#db/schema.ts'
import type { Context } from '#server/context.ts'
import { ServiceError } from '#server/errors.ts'

/** What a deployment copied, which can be megabytes. */
export type Deployed = Pick<typeof deployments.$inferSelect, 'definition' | 'openapi' | 'documentationParts'>

/** What a deployment of an API copied, or `NotFoundException`. Whose the API is has been asked before. */
export async function findDeployed(
  { db }: Pick<Context, 'db'>,
  restApiId: string,
  deploymentId: string,
): Promise<Deployed> {
  const [deployment] = await db
    .select({
      definition: deployments.definition,
      openapi: deployments.openapi,
      documentationParts: deployments.documentationParts,
    })
    .from(deployments)
    .where(and(eq(deployments.restApiId, restApiId), eq(deployments.id, deploymentId)))
  if (!deployment) throw new ServiceError('NotFoundException', 'Invalid Deployment identifier specified')
  return deployment
}
