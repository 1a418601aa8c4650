import { gatewayResponses as defaults, isGatewayResponseType } from 'gateway-core/gateway-responses.ts'
import type { gatewayResponses } from '#db/schema.ts'

export type GatewayResponseRow = typeof gatewayResponses.$inferSelect

/** AWS `GatewayResponse`. */
export interface GatewayResponse {
  responseType: string
  statusCode?: string
  responseParameters: Record<string, string>
  responseTemplates: Record<string, string>
  /** Whether nobody has changed it. */
  defaultResponse: boolean
}

/** All of AWS's types, in its order. */
export const responseTypes: readonly string[] = Object.keys(defaults).sort()

export function toGatewayResponse(row: GatewayResponseRow): GatewayResponse {
  return {
    responseType: row.responseType,
    ...(row.statusCode ? { statusCode: row.statusCode } : {}),
    responseParameters: row.responseParameters,
    responseTemplates: row.responseTemplates,
    defaultResponse: false,
  }
}

/** What answers as long as nobody changed it. `DEFAULT_4XX` and `DEFAULT_5XX` have no status of their own. */
export function defaultGatewayResponse(responseType: string): GatewayResponse {
  const isFallback = responseType === 'DEFAULT_4XX' || responseType === 'DEFAULT_5XX'
  const known = isGatewayResponseType(responseType) && !isFallback ? defaults[responseType] : undefined
  return {
    responseType,
    ...(known ? { statusCode: `${known.status}` } : {}),
    responseParameters: {},
    responseTemplates: { 'application/json': '{"message":$context.error.messageString}' },
    defaultResponse: true,
  }
}
