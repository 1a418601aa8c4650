import { endpointAccessModes, securityPolicies } from '#server/tls-policy.ts'
import { endpointTypeKey } from '../export/settings-extensions.ts'
import { asJsonObject, isJsonObject, ownMember } from '../json-object.ts'
import type { DefinitionPlan } from './definition-plan.ts'
import {
  addProblem,
  childOf,
  choiceAt,
  flagAt,
  integerAt,
  itemsOf,
  membersOf,
  type Place,
  type Reading,
  report,
  textAt,
} from './reading.ts'
import { resolveIntrinsic } from './resolve-intrinsic.ts'

/** The members of the API itself: `info` and the extensions at the root of the document. */
export function planSettings(reading: Reading): Omit<DefinitionPlan['api'], 'openapiExtras'> {
  const info = childOf(reading.root, 'info')
  membersOf(reading, info)
  const name = textAt(reading, childOf(info, 'title'))?.trim()
  if (!name) addProblem(reading, '/info/title', 'The API needs a title')
  const extension = (key: string) => childOf(reading.root, `x-amazon-apigateway-${key}`)
  const endpoint = endpointAt(reading, extension('endpoint-configuration'))
  reportRootExtensions(reading)
  return {
    name: (name ?? '').slice(0, 1024),
    description: textAt(reading, childOf(info, 'description')) || undefined,
    version: textAt(reading, childOf(info, 'version'))?.slice(0, 64) || undefined,
    apiKeySource: apiKeySourceAt(reading, extension('api-key-source')),
    binaryMediaTypes: listAt(reading, extension('binary-media-types')),
    minimumCompressionSize: compressionAt(reading, extension('minimum-compression-size')),
    disableExecuteApiEndpoint: flagAt(reading, childOf(endpoint, 'disableExecuteApiEndpoint')),
    endpointConfiguration: endpointConfigurationAt(reading, endpoint),
    tags: tagsOf(reading),
    policy: policyAt(reading, extension('policy')),
    securityPolicy: choiceAt(reading, extension('security-policy'), securityPolicies),
    endpointAccessMode: choiceAt(reading, extension('endpoint-access-mode'), endpointAccessModes),
  }
}

/** At the root of a document; in OpenAPI 3 AWS writes it below a server. */
function endpointAt(reading: Reading, root: Place): Place {
  if (root.value !== undefined || reading.dialect === '2.0') return root
  const key = 'x-amazon-apigateway-endpoint-configuration'
  const servers = itemsOf(reading, childOf(reading.root, 'servers')).map((server) => childOf(server, key))
  return servers.find((place) => place.value !== undefined) ?? root
}

function endpointConfigurationAt(reading: Reading, endpoint: Place): DefinitionPlan['api']['endpointConfiguration'] {
  membersOf(reading, endpoint)
  const type = choiceAt(reading, childOf(reading.root, endpointTypeKey), ['REGIONAL', 'EDGE', 'PRIVATE'])
  if (endpoint.value === undefined && !type) return undefined
  const vpcEndpointIds = itemsOf(reading, childOf(endpoint, 'vpcEndpointIds')).flatMap(
    (item) => textAt(reading, item) ?? [],
  )
  return {
    ...(type ? { types: [type] } : {}),
    ipAddressType: textAt(reading, childOf(endpoint, 'ipAddressType')),
    vpcEndpointIds: vpcEndpointIds.length > 0 ? vpcEndpointIds : undefined,
  }
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-extensions-tag-value.html */
const tagValueKey = 'x-amazon-apigateway-tag-value'

/** Whether an entry of the document's `tags` is a tag of the API, with a value, and not a group of operations. */
export function isApiTag(value: unknown): boolean {
  return isJsonObject(value) && ownMember(value, tagValueKey) !== undefined
}

function tagsOf(reading: Reading): Record<string, string> | undefined {
  const tags = itemsOf(reading, childOf(reading.root, 'tags')).filter(({ value }) => isApiTag(value))
  const named = tags.flatMap((tag): [string, string][] => {
    const name = textAt(reading, childOf(tag, 'name')) ?? ''
    const value = textAt(reading, childOf(tag, tagValueKey)) ?? ''
    if (name === '' || name.length > 128 || value.length > 256 || name.startsWith('aws:')) {
      addProblem(reading, tag.pointer, 'A tag has a name of 1 to 128 characters that does not begin with "aws:"')
      return []
    }
    report(reading, 'kept', tag.pointer, `The tag "${name}" of the API`, { target: { kind: 'settings' } })
    return [[name, value]]
  })
  return named.length > 0 ? Object.fromEntries(named) : undefined
}

function apiKeySourceAt(reading: Reading, place: Place): 'HEADER' | 'AUTHORIZER' | undefined {
  return choiceAt(reading, place, ['HEADER', 'AUTHORIZER'])
}

function compressionAt(reading: Reading, place: Place): number | undefined {
  const size = integerAt(reading, place)
  if (size !== undefined && (size < 0 || size > 10_485_760)) {
    addProblem(reading, place.pointer, 'Must be 0 to 10485760 bytes')
  }
  return size
}

function listAt(reading: Reading, place: Place): string[] | undefined {
  if (place.value === undefined) return undefined
  return [...new Set(itemsOf(reading, place).flatMap((item) => textAt(reading, item) ?? []))]
}

function policyAt(reading: Reading, place: Place): string | undefined {
  if (place.value === undefined || place.value === null) return undefined
  const policy = resolvedAt(reading, place)
  if (!isJsonObject(policy) || ownMember(policy, 'Statement') === undefined) {
    addProblem(reading, place.pointer, 'Invalid policy document: it must be an object with a member "Statement"')
    return undefined
  }
  report(reading, 'kept', place.pointer, 'The resource policy', { target: { kind: 'settings' } })
  return JSON.stringify(policy)
}

/** The value with all CloudFormation intrinsics in it resolved. */
function resolvedAt(reading: Reading, place: Place): unknown {
  const { value } = place
  if (resolveIntrinsic(value, reading.substitutions)) return textAt(reading, place)
  if (Array.isArray(value)) return itemsOf(reading, place).map((item) => resolvedAt(reading, item))
  if (!isJsonObject(value)) return value
  return Object.fromEntries(membersOf(reading, place).map(([key, member]) => [key, resolvedAt(reading, member)]))
}

const read = new Set(
  [
    'api-key-source',
    'binary-media-types',
    'documentation',
    'endpoint-access-mode',
    'endpoint-configuration',
    'gateway-responses',
    'importexport-version',
    'minimum-compression-size',
    'policy',
    'request-validator',
    'request-validators',
    'security-policy',
  ].map((name) => `x-amazon-apigateway-${name}`),
)

/** Why what AWS knows is left out. */
const reasons: Readonly<Record<string, string>> = {
  cors: 'Left out: only HTTP APIs have this setting. Turn CORS on together with the backend',
  integrations: 'Left out: it belongs under "components", where integrations are found by $ref',
}

function reportRootExtensions(reading: Reading): void {
  for (const key of Object.keys(asJsonObject(reading.root.value))) {
    if (!key.startsWith('x-amazon-apigateway-') || read.has(key)) continue
    const { pointer } = childOf(reading.root, key)
    const message = reasons[key.slice('x-amazon-apigateway-'.length)] ?? `Left out: "${key}" is not known`
    report(reading, 'attention', pointer, message, { lost: true })
  }
}
