import type { restApis } from '#db/schema.ts'
import type { Context } from '#server/context.ts'
import type { Deployed } from '../deployments/find-deployed.ts'
import { deployedApi } from '../openapi/export/deployed-api.ts'
import { exportOpenapi } from '../openapi/export-openapi.ts'
import type { JsonObject } from '../openapi/json-object.ts'
import { stageDocumentation } from './stage-documentation.ts'

/**
 * The OpenAPI document of what a stage serves, with the text that it shows: of its documentation version, or as it was
 * when it was deployed.
 */
export async function stageOpenapi(
  context: Pick<Context, 'db'>,
  api: typeof restApis.$inferSelect,
  stage: { restApiId: string; documentationVersion: string | null },
  deployment: Deployed,
): Promise<JsonObject> {
  const { version, parts } = await stageDocumentation(context, stage, deployment)
  return version === undefined ? deployment.openapi : exportOpenapi(deployedApi(api, deployment, parts))
}
