import { z } from 'zod'
import { command } from '#server/operation.ts'
import { changeRestApi } from '../apis/change-rest-api.ts'
import { findGatewayResponse } from './find-gateway-response.ts'
import type { GatewayResponse } from './gateway-response.ts'
import { gatewayResponseFields, responseType } from './gateway-response-fields.ts'
import { writeGatewayResponse } from './write-gateway-response.ts'

/** Sets one type whole. https://docs.aws.amazon.com/apigateway/latest/api/API_PutGatewayResponse.html */
export const putGatewayResponse = command({
  name: 'PutGatewayResponse',
  permission: 'apis:write',
  input: z.object({
    restApiId: z.string(),
    responseType,
    statusCode: gatewayResponseFields.statusCode.optional(),
    responseParameters: z.record(z.string().max(512), gatewayResponseFields.parameter).default({}),
    responseTemplates: z.record(z.string().max(512), gatewayResponseFields.template).default({}),
  }),
  async run(context, { restApiId, responseType, statusCode, ...given }): Promise<GatewayResponse> {
    await changeRestApi(context, restApiId)
    await findGatewayResponse(context, restApiId, responseType)
    return writeGatewayResponse(context, { restApiId, responseType, statusCode: statusCode ?? null, ...given })
  },
  audit: (_, { restApiId, responseType }) => ({ resource: `/restapis/${restApiId}/gatewayresponses/${responseType}` }),
})
