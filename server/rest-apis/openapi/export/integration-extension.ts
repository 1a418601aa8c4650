import type { IntegrationColumn } from '#db/schema/methods.ts'
import { definedMembers, type JsonObject } from '../json-object.ts'

/** Milliseconds; AWS does not write what it would take anyway. */
const defaultTimeoutMs = 29_000

/**
 * `x-amazon-apigateway-integration` of a method of the resource with this id, without what an import takes by default.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html
 */
export function integrationExtension(integration: IntegrationColumn, resourceId: string): JsonObject {
  const responses = Object.entries(integration.integrationResponses)
  const { cacheKeyParameters, cacheNamespace, timeoutInMillis } = integration
  return definedMembers({
    type: integration.type.toLowerCase(),
    httpMethod: integration.httpMethod,
    uri: integration.uri,
    connectionType: integration.connectionType,
    connectionId: integration.connectionId,
    integrationTarget: integration.integrationTarget,
    credentials: integration.credentials,
    responses: responses.length > 0 ? responsesExtension(responses) : undefined,
    requestParameters: integration.requestParameters,
    requestTemplates: integration.requestTemplates,
    passthroughBehavior: integration.passthroughBehavior.toLowerCase(),
    contentHandling: integration.contentHandling,
    timeoutInMillis: timeoutInMillis === defaultTimeoutMs ? undefined : timeoutInMillis,
    cacheNamespace: cacheNamespace === resourceId ? undefined : cacheNamespace,
    cacheKeyParameters: cacheKeyParameters.length > 0 ? cacheKeyParameters : undefined,
    tlsConfig: integration.tlsConfig,
    responseTransferMode: integration.responseTransferMode,
  })
}

/** The pattern of a response whose key in an exported document is not its pattern. */
export const selectionPatternKey = 'x-gatehouse-selection-pattern'

/**
 * By selection pattern; the one without is `default`. AWS's form cannot say that two responses have one pattern, or that
 * a pattern is the word "default", so an extension of ours does.
 */
function responsesExtension(responses: [string, IntegrationColumn['integrationResponses'][string]][]): JsonObject {
  const byPattern = new Map<string, JsonObject>()
  for (const [statusCode, { selectionPattern = '', ...response }] of responses) {
    const key = selectionPattern || 'default'
    const isPlain = selectionPattern !== 'default' && !byPattern.has(key)
    byPattern.set(isPlain ? key : freeKey(byPattern, statusCode), {
      statusCode,
      ...response,
      ...(isPlain ? {} : { [selectionPatternKey]: selectionPattern }),
    })
  }
  return Object.fromEntries(byPattern)
}

function freeKey(taken: ReadonlyMap<string, unknown>, wanted: string): string {
  let key = wanted
  while (taken.has(key)) key += ' '
  return key
}
