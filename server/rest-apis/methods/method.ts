import type { MethodResponseColumn, methods } from '#db/schema.ts'
import { type Integration, integration } from '../integrations/integration.ts'

export type MethodRow = typeof methods.$inferSelect

/** AWS `MethodResponse`. */
export interface MethodResponse {
  statusCode: string
  responseParameters?: Record<string, boolean>
  responseModels?: Record<string, string>
}

/** AWS `Method`. */
export interface Method {
  httpMethod: string
  authorizationType: string
  authorizerId?: string
  authorizationScopes?: string[]
  apiKeyRequired: boolean
  requestValidatorId?: string
  operationName?: string
  requestParameters?: Record<string, boolean>
  requestModels?: Record<string, string>
  methodResponses?: Record<string, MethodResponse>
  methodIntegration?: Integration
}

/** The row as AWS shows it: what is empty is absent. */
export function method(row: MethodRow): Method {
  const responses = Object.entries(row.methodResponses)
  return {
    httpMethod: row.httpMethod,
    authorizationType: row.authorizationType,
    apiKeyRequired: row.apiKeyRequired,
    ...(row.authorizerId === null ? {} : { authorizerId: row.authorizerId }),
    ...(row.authorizationScopes?.length ? { authorizationScopes: row.authorizationScopes } : {}),
    ...(row.requestValidatorId === null ? {} : { requestValidatorId: row.requestValidatorId }),
    ...(row.operationName === null ? {} : { operationName: row.operationName }),
    ...(isEmpty(row.requestParameters) ? {} : { requestParameters: row.requestParameters }),
    ...(isEmpty(row.requestModels) ? {} : { requestModels: row.requestModels }),
    ...(responses.length === 0
      ? {}
      : { methodResponses: Object.fromEntries(responses.map(([status, it]) => [status, methodResponse(status, it)])) }),
    ...(row.integration === null ? {} : { methodIntegration: integration(row.integration) }),
  }
}

/** The column's entry as AWS shows it. */
export function methodResponse(statusCode: string, column: MethodResponseColumn[string]): MethodResponse {
  return { statusCode, ...column }
}

function isEmpty(map: object | null): map is null {
  return map === null || Object.keys(map).length === 0
}
