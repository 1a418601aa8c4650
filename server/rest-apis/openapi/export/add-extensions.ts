import type { DeployedMethod, DeploymentColumn } from '#db/deployment.ts'
import type { IntegrationColumn } from '#db/schema/methods.ts'
import { operationKey } from '../export-openapi.ts'
import { asJsonObject, definedMembers, type JsonObject } from '../json-object.ts'

/** What an export may carry besides the plain description. `integrations` and `apigateway` mean the same. */
export type ExportExtension = 'integrations' | 'apigateway' | 'authorizers' | 'validators'

/**
 * The document of a deployment with AWS's extensions, from which an import makes the same API again.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions.html
 */
export function addExtensions(
  openapi: JsonObject,
  definition: DeploymentColumn,
  extensions: ReadonlySet<ExportExtension>,
): JsonObject {
  const isFull = extensions.has('integrations') || extensions.has('apigateway')
  const validators = isFull || extensions.has('validators')
  const paths = { ...asJsonObject(openapi.paths) }
  for (const resource of definition.resources) {
    const item = { ...asJsonObject(paths[resource.path]) }
    for (const method of resource.methods) {
      const key = operationKey(method.httpMethod)
      item[key] = { ...asJsonObject(item[key]), ...operationExtensions(method, isFull, validators) }
    }
    if (resource.methods.length > 0) paths[resource.path] = item
  }
  return {
    ...openapi,
    paths,
    ...(extensions.has('authorizers') || isFull ? withAuthorizers(openapi, definition) : {}),
    ...(validators ? rootValidators(definition) : {}),
    ...(isFull ? rootSettings(definition) : {}),
  }
}

function operationExtensions(method: DeployedMethod, isFull: boolean, validators: boolean): JsonObject {
  return definedMembers({
    'x-amazon-apigateway-request-validator': validators ? method.requestValidatorId : undefined,
    'x-amazon-apigateway-integration': isFull ? integrationExtension(method.integration) : undefined,
  })
}

function integrationExtension(integration: IntegrationColumn): JsonObject {
  const { type, passthroughBehavior, cacheKeyParameters, integrationResponses, ...rest } = integration
  const responses = Object.entries(integrationResponses)
  return {
    type: type.toLowerCase(),
    passthroughBehavior: passthroughBehavior.toLowerCase(),
    ...rest,
    ...(cacheKeyParameters.length > 0 ? { cacheKeyParameters } : {}),
    ...(responses.length > 0 ? { responses: responsesExtension(responses) } : {}),
  }
}

/** By selection pattern; the one without is `default`. A pattern that occurs twice cannot be told apart on import. */
function responsesExtension(responses: [string, IntegrationColumn['integrationResponses'][string]][]): JsonObject {
  const byPattern = new Map<string, JsonObject>()
  for (const [statusCode, { selectionPattern, ...response }] of responses) {
    const pattern = selectionPattern || 'default'
    byPattern.set(byPattern.has(pattern) ? statusCode : pattern, { statusCode, ...response })
  }
  return Object.fromEntries(byPattern)
}

function withAuthorizers(openapi: JsonObject, { authorizers }: DeploymentColumn): JsonObject {
  if (authorizers.length === 0) return {}
  const components = asJsonObject(openapi.components)
  const schemes = { ...asJsonObject(components.securitySchemes) }
  for (const { id: _id, name, type, authType: _authType, ...members } of authorizers) {
    schemes[name] = {
      ...asJsonObject(schemes[name]),
      'x-amazon-apigateway-authorizer': { type: type.toLowerCase(), ...members },
    }
  }
  return { components: { ...components, securitySchemes: schemes } }
}

/** A deployment knows its validators by id, so the id is the name here. */
function rootValidators({ requestValidators }: DeploymentColumn): JsonObject {
  if (requestValidators.length === 0) return {}
  const named = requestValidators.map(({ id, ...validator }): [string, JsonObject] => [id, validator])
  return { 'x-amazon-apigateway-request-validators': Object.fromEntries(named) }
}

function rootSettings({ api, gatewayResponses }: DeploymentColumn): JsonObject {
  const responses = gatewayResponses.map(({ responseType, ...response }): [string, JsonObject] => [
    responseType,
    response,
  ])
  return definedMembers({
    'x-amazon-apigateway-api-key-source': api.apiKeySource === 'HEADER' ? undefined : api.apiKeySource,
    'x-amazon-apigateway-binary-media-types': api.binaryMediaTypes.length > 0 ? api.binaryMediaTypes : undefined,
    'x-amazon-apigateway-minimum-compression-size': api.minimumCompressionSize,
    'x-amazon-apigateway-policy': api.policy === undefined ? undefined : JSON.parse(api.policy),
    'x-amazon-apigateway-gateway-responses': responses.length > 0 ? Object.fromEntries(responses) : undefined,
  })
}
