import type { ApiDefinition } from '../api-definition.ts'
import { definedMembers, type JsonObject } from '../json-object.ts'

/** The kind of an API's endpoint, which AWS's extensions leave to a parameter of the import. */
export const endpointTypeKey = 'x-gatehouse-endpoint-type'

/** The settings of the API as extensions at the root of its document: those that are set. */
export function settingsExtensions({ api, gatewayResponses }: ApiDefinition): JsonObject {
  const responses = gatewayResponses.map(({ responseType, statusCode, ...response }): [string, JsonObject] => [
    responseType,
    definedMembers({ statusCode, ...response }),
  ])
  const [endpointType = 'EDGE'] = api.endpointConfiguration?.types ?? []
  return definedMembers({
    'x-amazon-apigateway-api-key-source': api.apiKeySource === 'HEADER' ? undefined : api.apiKeySource,
    'x-amazon-apigateway-binary-media-types': api.binaryMediaTypes.length > 0 ? api.binaryMediaTypes : undefined,
    'x-amazon-apigateway-minimum-compression-size': api.minimumCompressionSize,
    'x-amazon-apigateway-policy': api.policy === undefined ? undefined : portablePolicy(api.policy, api.id),
    'x-amazon-apigateway-security-policy': api.securityPolicy,
    'x-amazon-apigateway-endpoint-access-mode': api.endpointAccessMode,
    'x-amazon-apigateway-gateway-responses': responses.length > 0 ? Object.fromEntries(responses) : undefined,
    [endpointTypeKey]: endpointType === 'EDGE' ? undefined : endpointType,
  })
}

/**
 * `x-amazon-apigateway-endpoint-configuration`; undefined when everything is as an import makes it anyway.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-endpoint-configuration.html
 */
export function endpointExtension({
  disableExecuteApiEndpoint,
  endpointConfiguration,
}: ApiDefinition['api']): JsonObject | undefined {
  const { types, ipAddressType, vpcEndpointIds = [] } = endpointConfiguration ?? {}
  const usual = types?.[0] === 'PRIVATE' ? 'dualstack' : 'ipv4'
  const members = definedMembers({
    disableExecuteApiEndpoint: disableExecuteApiEndpoint || undefined,
    vpcEndpointIds: vpcEndpointIds.length > 0 ? vpcEndpointIds : undefined,
    ipAddressType: ipAddressType === usual ? undefined : ipAddressType,
  })
  return Object.keys(members).length > 0 ? members : undefined
}

/** The tags of the API as tags of its document, which only AWS's HTTP APIs know. */
export function tagObjects({ tags = {} }: ApiDefinition['api']): JsonObject[] {
  return Object.entries(tags)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, value]) => ({ name, 'x-amazon-apigateway-tag-value': value }))
}

/** The API's own ARN in the short form `execute-api:/…`, which means the API that the document is imported into. */
function portablePolicy(policy: string, restApiId: string): unknown {
  const own = new RegExp(`^arn:[a-z-]+:execute-api:[a-z0-9-]*:\\d*:${restApiId.replace(/\W/g, '')}/`)
  return JSON.parse(policy, (_key, value: unknown) =>
    typeof value === 'string' ? value.replace(own, 'execute-api:/') : value,
  )
}
