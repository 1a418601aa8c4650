import { asJsonObject } from '../json-object.ts'
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

/** The members of the API itself: `info` and the extensions at the root of the document. */
export function planSettings(reading: Reading): Omit<DefinitionPlan['api'], 'openapiExtras'> {
  const info = childOf(reading.root, 'info')
  membersOf(reading, info)
  const name = textAt(reading, childOf(info, 'title'))?.trim()
  if (!name) addProblem(reading, '/info/title', 'The API needs a title')
  const extension = (key: string) => childOf(reading.root, `x-amazon-apigateway-${key}`)
  const endpoint = extension('endpoint-configuration')
  const vpcEndpointIds = itemsOf(reading, childOf(endpoint, 'vpcEndpointIds')).flatMap(
    (item) => textAt(reading, item) ?? [],
  )
  reportRootExtensions(reading)
  return {
    name: (name ?? '').slice(0, 1024),
    description: textAt(reading, childOf(info, 'description')) || undefined,
    version: textAt(reading, childOf(info, 'version'))?.slice(0, 64) || undefined,
    apiKeySource: apiKeySourceAt(reading, extension('api-key-source')),
    binaryMediaTypes: listAt(reading, extension('binary-media-types')),
    minimumCompressionSize: compressionAt(reading, extension('minimum-compression-size')),
    disableExecuteApiEndpoint: flagAt(reading, childOf(endpoint, 'disableExecuteApiEndpoint')),
    endpointConfiguration:
      endpoint.value === undefined
        ? undefined
        : {
            ipAddressType: textAt(reading, childOf(endpoint, 'ipAddressType')),
            vpcEndpointIds: vpcEndpointIds.length > 0 ? vpcEndpointIds : undefined,
          },
    policy: policyAt(reading, extension('policy')),
  }
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
  membersOf(reading, place)
  report(reading, 'kept', place.pointer, 'The resource policy', { target: { kind: 'settings' } })
  return JSON.stringify(place.value)
}

const read = new Set(
  [
    'api-key-source',
    'binary-media-types',
    'documentation',
    'endpoint-configuration',
    'gateway-responses',
    'importexport-version',
    'minimum-compression-size',
    'policy',
    'request-validator',
    'request-validators',
  ].map((name) => `x-amazon-apigateway-${name}`),
)

function reportRootExtensions(reading: Reading): void {
  for (const key of Object.keys(asJsonObject(reading.root.value))) {
    if (!key.startsWith('x-amazon-apigateway-') || read.has(key)) continue
    const { pointer } = childOf(reading.root, key)
    const message =
      key === 'x-amazon-apigateway-cors'
        ? 'Only HTTP APIs have this setting. Turn CORS on together with the backend'
        : `Left out: "${key}" is not known`
    report(reading, 'attention', pointer, message, { lost: true })
  }
}
