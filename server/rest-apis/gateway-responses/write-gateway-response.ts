import { gatewayResponses } from '#db/schema.ts'
import type { CommandContext } from '#server/context.ts'
import { type GatewayResponse, type GatewayResponseRow, toGatewayResponse } from './gateway-response.ts'
import { checkGatewayResponse } from './gateway-response-fields.ts'

/** Checks the change of a type and writes it, in place of what was there. */
export async function writeGatewayResponse({ db }: CommandContext, row: GatewayResponseRow): Promise<GatewayResponse> {
  checkGatewayResponse(row.responseParameters, row.responseTemplates)
  await db
    .insert(gatewayResponses)
    .values(row)
    .onConflictDoUpdate({ target: [gatewayResponses.restApiId, gatewayResponses.responseType], set: row })
  return toGatewayResponse(row)
}
