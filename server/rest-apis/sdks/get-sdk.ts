import { z } from 'zod'
import { ServiceError } from '#server/errors.ts'
import { invokeUrl } from '#server/gateway-address.ts'
import { query } from '#server/operation.ts'
import { findRestApi } from '../apis/find-rest-api.ts'
import { findDeployed } from '../deployments/find-deployed.ts'
import { stageOpenapi } from '../documentation/stage-openapi.ts'
import { findStage } from '../stages/find-stage.ts'
import { checkSdkParameters } from './check-sdk-parameters.ts'
import { findSdkType } from './find-sdk-type.ts'
import { javascriptSdk } from './javascript/javascript-sdk.ts'
import { zipFiles } from './zip-files.ts'

/** AWS `SdkResponse`. */
export interface SdkResponse {
  contentType: string
  contentDisposition: string
  body: Uint8Array
}

/**
 * A client for what a stage serves, as a zip archive. It is made of the deployment, so a draft does not show in it.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_GetSdk.html
 */
export const getSdk = query({
  name: 'GetSdk',
  permission: 'apis:read',
  input: z.object({
    restApiId: z.string().min(1),
    stageName: z.string().min(1),
    sdkType: z.string(),
    /** What the language has to be told. */
    parameters: z.record(z.string(), z.string()).optional(),
  }),
  async run(context, { restApiId, stageName, sdkType, parameters = {} }): Promise<SdkResponse> {
    const api = await findRestApi(context, restApiId)
    const stage = await findStage(context, restApiId, stageName)
    const type = findSdkType(sdkType)
    checkSdkParameters(type, parameters)
    if (type.id !== 'javascript') {
      throw new ServiceError(
        'BadRequestException',
        `SDKs of the type ${type.id} are not generated here. Use the SDK type javascript`,
      )
    }
    const deployment = await findDeployed(context, restApiId, stage.deploymentId)
    const document = await stageOpenapi(context, api, stage, deployment)
    const servers = [{ url: invokeUrl(context.settings, restApiId, stageName) }]
    const files = await javascriptSdk({ ...document, servers }, context.settings.region)
    const body = await zipFiles(files, 'apiGateway-js-sdk/')
    return {
      contentType: 'application/octet-stream',
      contentDisposition: `attachment; filename="${fileName(type.id, context.now())}"`,
      body,
    }
  },
})

/** AWS's form: `javascript_2016-02-22_23-52Z.zip`. */
function fileName(sdkType: string, at: Date): string {
  const [date = '', time = ''] = at.toISOString().split('T')
  return `${sdkType}_${date}_${time.slice(0, 5).replace(':', '-')}Z.zip`
}
