import { and, eq } from 'drizzle-orm'
import { deployments } from '#db/schema.ts'
import type { Context } from '#server/context.ts'
import { ServiceError } from '#server/errors.ts'

/** What a deployment copied, which can be megabytes. */
export type Deployed = Pick<typeof deployments.$inferSelect, 'definition' | 'openapi' | 'documentationParts'>

/** What is served and documented, without the document that was made of it. */
export type DeployedDefinition = Pick<Deployed, 'definition' | 'documentationParts'>

const definitionColumns = { definition: deployments.definition, documentationParts: deployments.documentationParts }

/** What a deployment of an API copied, or `NotFoundException`. Whose the API is has been asked before. */
export async function findDeployed(
  { db }: Pick<Context, 'db'>,
  restApiId: string,
  deploymentId: string,
): Promise<Deployed> {
  const columns = { ...definitionColumns, openapi: deployments.openapi }
  const [deployment] = await db.select(columns).from(deployments).where(isDeployment(restApiId, deploymentId))
  return deployment ?? notFound()
}

/** The same for those who do not read the document, which is the larger half. */
export async function findDeployedDefinition(
  { db }: Pick<Context, 'db'>,
  restApiId: string,
  deploymentId: string,
): Promise<DeployedDefinition> {
  const [deployment] = await db.select(definitionColumns).from(deployments).where(isDeployment(restApiId, deploymentId))
  return deployment ?? notFound()
}

function isDeployment(restApiId: string, deploymentId: string) {
  return and(eq(deployments.restApiId, restApiId), eq(deployments.id, deploymentId))
}

function notFound(): never {
  throw new ServiceError('NotFoundException', 'Invalid Deployment identifier specified')
}
