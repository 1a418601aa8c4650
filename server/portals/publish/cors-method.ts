import type { IntegrationColumn, MethodResponseColumn } from '#db/schema/methods.ts'

/**
 * The OPTIONS method that AWS's console makes for "Enable CORS": a MOCK integration that answers the preflight.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors.html
 */
export function corsMethod(
  resourceId: string,
  verbs: readonly string[],
): { httpMethod: 'OPTIONS'; methodResponses: MethodResponseColumn; integration: IntegrationColumn } {
  const allowed = verbs.includes('ANY') ? everyVerb : [...new Set([...verbs, 'OPTIONS'])].sort()
  return {
    httpMethod: 'OPTIONS',
    methodResponses: { 200: { responseParameters: Object.fromEntries(corsHeaders.map((name) => [name, false])) } },
    integration: {
      type: 'MOCK',
      requestTemplates: { 'application/json': '{"statusCode": 200}' },
      passthroughBehavior: 'WHEN_NO_MATCH',
      timeoutInMillis: 29_000,
      cacheNamespace: resourceId,
      cacheKeyParameters: [],
      integrationResponses: {
        200: {
          responseParameters: {
            [allowHeaders]: "'Content-Type,X-Amz-Date,Authorization,X-Api-Key,X-Amz-Security-Token'",
            [allowMethods]: `'${allowed.join(',')}'`,
            [allowOrigin]: everyOrigin,
          },
        },
      },
    },
  }
}

/** Whether this is an OPTIONS method that answers every origin's preflight, so that turning CORS off may remove it. */
export function isCorsMethod(method: { httpMethod: string; integration: IntegrationColumn | null }): boolean {
  if (method.httpMethod !== 'OPTIONS' || method.integration?.type !== 'MOCK') return false
  return method.integration.integrationResponses[200]?.responseParameters?.[allowOrigin] === everyOrigin
}

const allowHeaders = 'method.response.header.Access-Control-Allow-Headers'
const allowMethods = 'method.response.header.Access-Control-Allow-Methods'
const allowOrigin = 'method.response.header.Access-Control-Allow-Origin'
const everyOrigin = "'*'"
const corsHeaders = [allowHeaders, allowMethods, allowOrigin]
const everyVerb = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT']
