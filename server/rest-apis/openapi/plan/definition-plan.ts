import type { DocumentationLocation } from '#db/schema/documentation-parts.ts'
import type { IntegrationColumn, MethodResponseColumn } from '#db/schema/methods.ts'

/** What a report's line is about, so that it can link to where that is shown. */
export type EntryTarget =
  | { kind: 'method'; path: string; httpMethod: string }
  | { kind: 'resource'; path: string }
  | { kind: 'models' | 'authorizers' | 'request-validators' | 'gateway-responses' | 'settings' }

/** One line of the import's report. */
export interface PlannedEntry {
  outcome: 'kept' | 'translated' | 'attention'
  /** JSON Pointer into the document. */
  pointer: string
  message: string
  target?: EntryTarget
  /** Something was left out: a warning in AWS's sense, which `failOnWarnings` turns into a refusal. */
  lost?: true
}

/** A method without ids: it names its resource by path, its validator and authorizer by name. */
export interface PlannedMethod {
  path: string
  httpMethod: string
  authorizationType: string
  authorizer?: string
  authorizationScopes?: string[]
  apiKeyRequired: boolean
  operationName?: string
  requestValidator?: string
  requestParameters?: Record<string, boolean>
  requestModels?: Record<string, string>
  methodResponses: MethodResponseColumn
  /** Without `cacheNamespace` the resource's id is used, as AWS does. */
  integration?: Omit<IntegrationColumn, 'cacheNamespace'> & { cacheNamespace?: string }
}

/** A document translated into the rows that it becomes; ids are given when they are written. */
export interface DefinitionPlan {
  /** `OpenAPI 3.1.0`, `Swagger 2.0`. */
  format: string
  api: {
    name: string
    description?: string
    version?: string
    apiKeySource?: 'HEADER' | 'AUTHORIZER'
    binaryMediaTypes?: string[]
    minimumCompressionSize?: number
    disableExecuteApiEndpoint?: boolean
    endpointConfiguration?: { types?: string[]; ipAddressType?: string; vpcEndpointIds?: string[] }
    policy?: string
    securityPolicy?: string
    endpointAccessMode?: 'BASIC' | 'STRICT'
    tags?: Record<string, string>
    openapiExtras: Record<string, unknown>
  }
  /** Every path of the resource tree but the root, parents first. */
  paths: string[]
  methods: PlannedMethod[]
  models: { name: string; description?: string; contentType: string; schema: string }[]
  requestValidators: { name: string; validateRequestBody: boolean; validateRequestParameters: boolean }[]
  authorizers: {
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
  /** Made from all parts after the import, unless the API has it already. */
  documentationVersion?: string
  documentationParts: { location: DocumentationLocation; properties: string }[]
  /** Where the document says its backend is, best first. */
  servers: string[]
  entries: PlannedEntry[]
}
