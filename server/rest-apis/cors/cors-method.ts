import type { IntegrationColumn, MethodResponseColumn } from '#db/schema/methods.ts'
import { allowOrigin, headerValue, methodHeader, preflightHeaders, setResponseHeaders } from './cors-headers.ts'
import { type CorsSettings, everyOrigin } from './cors-settings.ts'

/**
 * The OPTIONS method that AWS's console makes for "Enable CORS": a MOCK integration that answers the preflight.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors.html
 */
export function corsMethod(
  resourceId: string,
  verbs: readonly string[],
  settings: CorsSettings = everyOrigin,
): { httpMethod: 'OPTIONS'; methodResponses: MethodResponseColumn; integration: IntegrationColumn } {
  const integration: IntegrationColumn = {
    type: 'MOCK',
    requestTemplates: answer200,
    passthroughBehavior: 'WHEN_NO_MATCH',
    timeoutInMillis: 29_000,
    cacheNamespace: resourceId,
    cacheKeyParameters: [],
    integrationResponses: { 200: {} },
  }
  const headers = preflightHeaders(settings, verbs)
  return { httpMethod: 'OPTIONS', ...setResponseHeaders({ methodResponses: {}, integration }, headers) }
}

/** What a MOCK integration is asked with: without a template it has no status to answer with. */
export const answer200 = { 'application/json': '{"statusCode": 200}' }

/** Whether this is an OPTIONS method that answers every origin's preflight, so that turning CORS off may remove it. */
export function isCorsMethod(method: { httpMethod: string; integration: IntegrationColumn | null }): boolean {
  if (method.httpMethod !== 'OPTIONS' || method.integration?.type !== 'MOCK') return false
  const { integrationResponses } = method.integration
  return headerValue(integrationResponses[200]?.responseParameters, methodHeader, allowOrigin) === '*'
}
