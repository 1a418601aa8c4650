import { z } from 'zod'
import { query } from '#server/operation.ts'
import { findGatewayResponse } from './find-gateway-response.ts'
import { defaultGatewayResponse, type GatewayResponse, toGatewayResponse } from './gateway-response.ts'
import { responseType } from './gateway-response-fields.ts'

/** The change of a type, or AWS's default. https://docs.aws.amazon.com/apigateway/latest/api/API_GetGatewayResponse.html */
export const getGatewayResponse = query({
  name: 'GetGatewayResponse',
  permission: 'apis:read',
  input: z.object({ restApiId: z.string(), responseType }),
  async run(context, { restApiId, responseType }): Promise<GatewayResponse> {
    const row = await findGatewayResponse(context, restApiId, responseType)
    return row ? toGatewayResponse(row) : defaultGatewayResponse(responseType)
  },
})
