import { z } from 'zod'
import { mapChange } from '#server/map-change.ts'
import { mergeEntries } from '#server/merge-entries.ts'
import { command } from '#server/operation.ts'
import { changeRestApi } from '../apis/change-rest-api.ts'
import { findGatewayResponse } from './find-gateway-response.ts'
import { defaultGatewayResponse, type GatewayResponse } from './gateway-response.ts'
import { gatewayResponseFields, responseType } from './gateway-response-fields.ts'
import { writeGatewayResponse } from './write-gateway-response.ts'

/** Changes a type, beginning with AWS's default. https://docs.aws.amazon.com/apigateway/latest/api/API_UpdateGatewayResponse.html */
export const updateGatewayResponse = command({
  name: 'UpdateGatewayResponse',
  permission: 'apis:write',
  input: z.object({
    restApiId: z.string(),
    responseType,
    statusCode: gatewayResponseFields.statusCode.nullish(),
    responseParameters: mapChange(gatewayResponseFields.parameter).optional(),
    responseTemplates: mapChange(gatewayResponseFields.template).optional(),
  }),
  async run(context, { restApiId, responseType, statusCode, ...given }): Promise<GatewayResponse> {
    await changeRestApi(context, restApiId)
    const before = await findGatewayResponse(context, restApiId, responseType)
    const start = before ?? defaultGatewayResponse(responseType)
    return writeGatewayResponse(context, {
      restApiId,
      responseType,
      statusCode: statusCode === undefined ? (start.statusCode ?? null) : statusCode,
      responseParameters: mergeEntries(start.responseParameters, given.responseParameters) ?? {},
      responseTemplates: mergeEntries(start.responseTemplates, given.responseTemplates) ?? {},
    })
  },
  audit: (_, { restApiId, responseType }) => ({ resource: `/restapis/${restApiId}/gatewayresponses/${responseType}` }),
})
