import type { Context } from '#server/context.ts'
import { createRestApi } from '#server/rest-apis/apis/create-rest-api.ts'
import { createDeployment } from '#server/rest-apis/deployments/create-deployment.ts'
import { putIntegration } from '#server/rest-apis/integrations/put-integration.ts'
import { putMethod } from '#server/rest-apis/methods/put-method.ts'
import { createResource } from '#server/rest-apis/resources/create-resource.ts'

/** An API of the test's own. */
export interface TestApi {
  restApiId: string
  /** Of `/pets`, whose GET asks for a key and is answered by MOCK. */
  resourceId: string
}

/** An API with one method, `GET /pets`, not deployed. */
export async function createTestApi(context: Context, name = 'Pets'): Promise<TestApi> {
  const { id: restApiId, rootResourceId } = await createRestApi(context, { name })
  const { id: resourceId } = await createResource(context, { restApiId, parentId: rootResourceId, pathPart: 'pets' })
  const key = { restApiId, resourceId, httpMethod: 'GET' }
  await putMethod(context, { ...key, authorizationType: 'NONE', apiKeyRequired: true })
  await putIntegration(context, { ...key, type: 'MOCK' })
  return { restApiId, resourceId }
}

/** The same, deployed to a stage. */
export async function deployTestApi(
  context: Context,
  stageName = 'prod',
): Promise<TestApi & { stageName: string; deploymentId: string }> {
  const api = await createTestApi(context)
  const { id } = await createDeployment(context, { restApiId: api.restApiId, stageName })
  return { ...api, stageName, deploymentId: id }
}
