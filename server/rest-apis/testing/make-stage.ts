import { deployments, stages } from '#db/schema.ts'
import type { Context } from '#server/context.ts'

/** A stage with an empty deployment, for tests that only need one to be there. */
export async function makeStage({ db, now, newId }: Context, restApiId: string, stageName: string): Promise<void> {
  const deploymentId = newId(6)
  const api = { name: 'Pets', apiKeySource: 'HEADER' as const, binaryMediaTypes: [] }
  const definition = { api, resources: [], models: [], requestValidators: [], authorizers: [], gatewayResponses: [] }
  await db
    .insert(deployments)
    .values({ restApiId, id: deploymentId, createdDate: now(), createdBy: 'test', definition, openapi: {} })
  await db.insert(stages).values({
    restApiId,
    stageName,
    deploymentId,
    methodSettings: {},
    cacheClusterEnabled: false,
    tracingEnabled: false,
    tags: {},
    createdDate: now(),
    lastUpdatedDate: now(),
  })
}
