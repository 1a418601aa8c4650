import { and, eq } from 'drizzle-orm'
import { gatewayResponses } from '#db/schema.ts'
import type { Context } from '#server/context.ts'
import { ServiceError } from '#server/errors.ts'
import { findRestApi } from '../apis/find-rest-api.ts'
import { type GatewayResponseRow, responseTypes } from './gateway-response.ts'

/** The change of a type in an API of the actor's account; undefined where nobody changed it. */
export async function findGatewayResponse(
  context: Context,
  restApiId: string,
  responseType: string,
): Promise<GatewayResponseRow | undefined> {
  await findRestApi(context, restApiId)
  if (!responseTypes.includes(responseType)) {
    throw new ServiceError('BadRequestException', `Invalid Gateway Response type specified: ${responseType}`)
  }
  const [row] = await context.db
    .select()
    .from(gatewayResponses)
    .where(and(eq(gatewayResponses.restApiId, restApiId), eq(gatewayResponses.responseType, responseType)))
  return row
}
