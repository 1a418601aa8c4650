import type { IntegrationColumn, MethodResponseColumn } from './schema/methods.ts'

/** One method as deployed: AWS's members. */
export interface DeployedMethod {
  httpMethod: string
  authorizationType: string
  authorizerId?: string
  authorizationScopes?: string[]
  apiKeyRequired: boolean
  operationName?: string
  requestValidatorId?: string
  requestParameters?: Record<string, boolean>
  requestModels?: Record<string, string>
  methodResponses: MethodResponseColumn
  integration: IntegrationColumn
}

/** One resource as deployed. */
export interface DeployedResource {
  id: string
  path: string
  methods: DeployedMethod[]
}

/** What a deployment serves: the definition of the API at the moment of `CreateDeployment`. */
export interface DeploymentColumn {
  api: {
    name: string
    /** What only documents show; absent in older deployments, as are the other members of this kind. */
    description?: string
    version?: string
    apiKeySource: 'HEADER' | 'AUTHORIZER'
    binaryMediaTypes: string[]
    minimumCompressionSize?: number
    policy?: string
  }
  resources: DeployedResource[]
  models: { name: string; description?: string; contentType: string; schema: string }[]
  requestValidators: { id: string; name?: string; validateRequestBody: boolean; validateRequestParameters: boolean }[]
  authorizers: { id: string; name: string; type: string; [member: string]: unknown }[]
  gatewayResponses: {
    responseType: string
    statusCode?: string
    responseParameters: Record<string, string>
    responseTemplates: Record<string, string>
  }[]
}
