import type { DeployedResource, DeploymentColumn } from '#db/deployment.ts'
import { ServiceError } from '#server/errors.ts'
import type { ApiDefinition, DefinedMethod } from '../openapi/api-definition.ts'

/**
 * The draft as it is kept in a deployment: only what serving and comparing need.
 * @throws BadRequestException for an API that cannot be served: no methods, or a method without integration.
 */
export function deployedDefinition(definition: ApiDefinition): DeploymentColumn {
  if (definition.resources.every((resource) => resource.methods.length === 0)) {
    throw new ServiceError('BadRequestException', "The REST API doesn't contain any methods")
  }
  return draftDefinition(definition, (method) => {
    if (!method.integration) throw new ServiceError('BadRequestException', 'No integration defined for method')
    return { ...method, integration: method.integration }
  })
}

/** A definition in the form of a deployment, whose methods may still be without integration. */
export type ComparableDefinition = Omit<DeploymentColumn, 'resources'> & {
  resources: (Omit<DeployedResource, 'methods'> & { methods: DefinedMethod[] })[]
  /** Absent where texts are not compared: deployments of old have none. */
  documentationParts?: ApiDefinition['documentationParts']
}

/** The draft in the form of a deployment, for a comparison. */
export function comparableDefinition(definition: ApiDefinition): ComparableDefinition {
  return { ...draftDefinition(definition, (method) => method), documentationParts: definition.documentationParts }
}

function draftDefinition<Method>(
  { api, resources, models, requestValidators, authorizers, gatewayResponses }: ApiDefinition,
  deployed: (method: DefinedMethod) => Method,
): Omit<DeploymentColumn, 'resources'> & { resources: { id: string; path: string; methods: Method[] }[] } {
  return {
    api: {
      name: api.name,
      ...(api.description === undefined ? {} : { description: api.description }),
      ...(api.version === undefined ? {} : { version: api.version }),
      apiKeySource: api.apiKeySource,
      binaryMediaTypes: api.binaryMediaTypes,
      ...(api.minimumCompressionSize === undefined ? {} : { minimumCompressionSize: api.minimumCompressionSize }),
      ...(api.policy === undefined ? {} : { policy: api.policy }),
    },
    resources: resources.map(({ id, path, methods }) => ({ id, path, methods: methods.map(deployed) })),
    models: models.map(({ name, description, contentType, schema }) => ({
      name,
      ...(description === undefined ? {} : { description }),
      contentType,
      schema,
    })),
    requestValidators: requestValidators.map(({ id, name, validateRequestBody, validateRequestParameters }) => ({
      id,
      name,
      validateRequestBody,
      validateRequestParameters,
    })),
    authorizers: authorizers.map(authorizerMembers),
    gatewayResponses: gatewayResponses.map((response) => ({
      responseType: response.responseType,
      ...(response.statusCode === undefined ? {} : { statusCode: response.statusCode }),
      responseParameters: response.responseParameters,
      responseTemplates: response.responseTemplates,
    })),
  }
}

/** AWS's members, without what else the row has. */
function authorizerMembers(row: ApiDefinition['authorizers'][number]): DeploymentColumn['authorizers'][number] {
  return {
    id: row.id,
    name: row.name,
    type: row.type,
    ...(row.authType === undefined ? {} : { authType: row.authType }),
    ...(row.authorizerUri === undefined ? {} : { authorizerUri: row.authorizerUri }),
    ...(row.authorizerCredentials === undefined ? {} : { authorizerCredentials: row.authorizerCredentials }),
    ...(row.identitySource === undefined ? {} : { identitySource: row.identitySource }),
    ...(row.identityValidationExpression === undefined
      ? {}
      : { identityValidationExpression: row.identityValidationExpression }),
    ...(row.authorizerResultTtlInSeconds === undefined
      ? {}
      : { authorizerResultTtlInSeconds: row.authorizerResultTtlInSeconds }),
    ...(row.providerARNs === undefined ? {} : { providerARNs: row.providerARNs }),
  }
}
