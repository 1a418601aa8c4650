import type { DeployedResource } from '#db/deployment.ts'
import type { deployments } from '#db/schema.ts'

/** AWS `Deployment`. https://docs.aws.amazon.com/apigateway/latest/api/API_Deployment.html */
export interface Deployment {
  id: string
  description?: string
  createdDate: Date
  /** By path, then by verb; only where it was asked for. */
  apiSummary?: Record<string, Record<string, { authorizationType: string; apiKeyRequired: boolean }>>
}

/** A row as AWS shows it. */
export function toDeployment(
  row: Pick<typeof deployments.$inferSelect, 'id' | 'description' | 'createdDate'>,
): Deployment {
  return { id: row.id, description: row.description ?? undefined, createdDate: row.createdDate }
}

/** The methods of a deployment and how each lets callers in. */
export function apiSummary(resources: readonly DeployedResource[]): NonNullable<Deployment['apiSummary']> {
  const paths = resources
    .filter((resource) => resource.methods.length > 0)
    .map(({ path, methods }) => {
      const snapshots = methods.map(({ httpMethod, authorizationType, apiKeyRequired }) => [
        httpMethod,
        { authorizationType, apiKeyRequired },
      ])
      return [path, Object.fromEntries(snapshots)]
    })
  return Object.fromEntries(paths)
}
