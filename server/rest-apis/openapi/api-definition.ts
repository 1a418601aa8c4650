import type { DeployedMethod } from '#db/deployment.ts'
import type { DocumentationLocation } from '#db/schema/documentation-parts.ts'
import type { IntegrationColumn } from '#db/schema/methods.ts'

/** One method of the draft: it may still be without an integration. */
export type DefinedMethod = Omit<DeployedMethod, 'integration'> & { integration?: IntegrationColumn }

/** Everything that a REST API consists of, as its rows say at one moment. Absent members are absent. */
export interface ApiDefinition {
  api: {
    id: string
    name: string
    description?: string
    version?: string
    apiKeySource: 'HEADER' | 'AUTHORIZER'
    binaryMediaTypes: string[]
    minimumCompressionSize?: number
    disableExecuteApiEndpoint: boolean
    endpointConfiguration?: { types: string[]; ipAddressType?: string; vpcEndpointIds?: string[] }
    tags?: Record<string, string>
    policy?: string
    securityPolicy?: string
    endpointAccessMode?: 'BASIC' | 'STRICT'
    /** What an imported document said at its root that AWS has no member for. */
    openapiExtras?: Record<string, unknown>
    createdDate: Date
  }
  /** By path, in the order of the imported document; the rest by name. */
  resources: { id: string; path: string; methods: DefinedMethod[] }[]
  models: { name: string; description?: string; contentType: string; schema: string }[]
  requestValidators: { id: string; name: string; validateRequestBody: boolean; validateRequestParameters: boolean }[]
  authorizers: {
    id: string
    name: string
    type: 'TOKEN' | 'REQUEST' | 'COGNITO_USER_POOLS'
    authType?: string
    authorizerUri?: string
    authorizerCredentials?: string
    identitySource?: string
    identityValidationExpression?: string
    authorizerResultTtlInSeconds?: number
    providerARNs?: string[]
  }[]
  gatewayResponses: {
    responseType: string
    statusCode?: string
    responseParameters: Record<string, string>
    responseTemplates: Record<string, string>
  }[]
  documentationParts: { location: DocumentationLocation; properties: string }[]
}
