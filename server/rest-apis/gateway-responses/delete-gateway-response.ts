import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { gatewayResponses } from '#db/schema.ts'
import { ServiceError } from '#server/errors.ts'
import { command } from '#server/operation.ts'
import { changeRestApi } from '../apis/change-rest-api.ts'
import { findGatewayResponse } from './find-gateway-response.ts'
import { responseType } from './gateway-response-fields.ts'

/** AWS's default answers again. https://docs.aws.amazon.com/apigateway/latest/api/API_DeleteGatewayResponse.html */
export const deleteGatewayResponse = command({
  name: 'DeleteGatewayResponse',
  permission: 'apis:write',
  input: z.object({ restApiId: z.string(), responseType }),
  async run(context, { restApiId, responseType }) {
    await changeRestApi(context, restApiId)
    const row = await findGatewayResponse(context, restApiId, responseType)
    if (!row) throw new ServiceError('NotFoundException', 'Gateway response type not defined on api')
    await context.db
      .delete(gatewayResponses)
      .where(and(eq(gatewayResponses.restApiId, restApiId), eq(gatewayResponses.responseType, responseType)))
    return { responseType }
  },
  audit: (_, { restApiId, responseType }) => ({ resource: `/restapis/${restApiId}/gatewayresponses/${responseType}` }),
})
