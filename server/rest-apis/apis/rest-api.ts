import type { restApis } from '#db/schema.ts'

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
    ...(row.description === null ? {} : { description: row.description }),
    ...(row.version === null ? {} : { version: row.version }),
    ...(row.binaryMediaTypes.length === 0 ? {} : { binaryMediaTypes: row.binaryMediaTypes }),
    ...(row.minimumCompressionSize === null ? {} : { minimumCompressionSize: row.minimumCompressionSize }),
    ...(row.policy === null ? {} : { policy: row.policy }),
    ...(Object.keys(row.tags).length === 0 ? {} : { tags: row.tags }),
  }
}
