import type { restApis } from '#db/schema.ts'
import type { EndpointAccessMode } from '#server/tls-policy.ts'

export type RestApiRow = typeof restApis.$inferSelect

/** AWS `EndpointConfiguration`. */
export interface EndpointConfiguration {
  types: string[]
  ipAddressType?: string
  vpcEndpointIds?: string[]
}

/** AWS `RestApi`. */
export interface RestApi {
  id: string
  name: string
  description?: string
  createdDate: Date
  version?: string
  binaryMediaTypes?: string[]
  minimumCompressionSize?: number
  apiKeySource: 'HEADER' | 'AUTHORIZER'
  endpointConfiguration: EndpointConfiguration
  policy?: string
  tags?: Record<string, string>
  disableExecuteApiEndpoint: boolean
  rootResourceId: string
  securityPolicy: string
  endpointAccessMode?: EndpointAccessMode
  /** What AWS needs a quarter of an hour for is done here before the answer. */
  apiStatus: 'AVAILABLE'
}

/** The row as AWS shows it: what is empty is absent. */
export function restApi(row: RestApiRow): RestApi {
  return {
    id: row.id,
    name: row.name,
    createdDate: row.createdDate,
    apiKeySource: row.apiKeySource,
    endpointConfiguration: row.endpointConfiguration,
    disableExecuteApiEndpoint: row.disableExecuteApiEndpoint,
    rootResourceId: row.rootResourceId,
    securityPolicy: securityPolicyOf(row),
    apiStatus: 'AVAILABLE',
    ...(row.endpointAccessMode === null ? {} : { endpointAccessMode: row.endpointAccessMode }),
    ...(row.description === null ? {} : { description: row.description }),
    ...(row.version === null ? {} : { version: row.version }),
    ...(row.binaryMediaTypes.length === 0 ? {} : { binaryMediaTypes: row.binaryMediaTypes }),
    ...(row.minimumCompressionSize === null ? {} : { minimumCompressionSize: row.minimumCompressionSize }),
    ...(row.policy === null ? {} : { policy: row.policy }),
    ...(Object.keys(row.tags).length === 0 ? {} : { tags: row.tags }),
  }
}

/** The policy that was chosen, or AWS's own for the endpoint's type. */
export function securityPolicyOf({
  securityPolicy,
  endpointConfiguration,
}: Pick<RestApiRow, 'securityPolicy' | 'endpointConfiguration'>): string {
  return securityPolicy ?? (endpointConfiguration.types[0] === 'PRIVATE' ? 'TLS_1_2' : 'TLS_1_0')
}
