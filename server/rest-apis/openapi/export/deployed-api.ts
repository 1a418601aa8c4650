import type { DeploymentColumn } from '#db/deployment.ts'
import type { restApis } from '#db/schema.ts'
import type { StageDocumentation } from '../../documentation/stage-documentation.ts'
import type { ApiDefinition } from '../api-definition.ts'
import { asJsonObject } from '../json-object.ts'

/**
 * What a deployment serves in the form of a definition, for an export. The address of the API, how it is reached and its tags are the same
 * for all deployments, so they come from the API as it is now.
 */
export function deployedApi(
  row: typeof restApis.$inferSelect,
  deployment: {
    definition: DeploymentColumn
    openapi: Record<string, unknown>
    documentationParts: StageDocumentation['parts'] | null
  },
  documentationParts: StageDocumentation['parts'],
): ApiDefinition {
  const { api, resources, models, requestValidators, authorizers, gatewayResponses } = deployment.definition
  // Older deployments have these in their document only. In that of later ones the text of the documentation may stand.
  const older = deployment.documentationParts === null ? asJsonObject(deployment.openapi.info) : {}
  const { description, version } = { ...older, ...api }
  return {
    api: {
      ...api,
      id: row.id,
      ...(typeof description === 'string' ? { description } : {}),
      ...(typeof version === 'string' ? { version } : {}),
      disableExecuteApiEndpoint: row.disableExecuteApiEndpoint,
      endpointConfiguration: row.endpointConfiguration,
      tags: row.tags,
      ...(row.securityPolicy === null ? {} : { securityPolicy: row.securityPolicy }),
      ...(row.endpointAccessMode === null ? {} : { endpointAccessMode: row.endpointAccessMode }),
      createdDate: row.createdDate,
    },
    resources,
    models,
    // Deployments that are older than the name know their validators by id.
    requestValidators: requestValidators.map((validator) => ({ ...validator, name: validator.name ?? validator.id })),
    authorizers: authorizers.map(authorizerOf),
    gatewayResponses,
    documentationParts: [...documentationParts],
  }
}

/** The members of a stored authorizer, whose types the deployment does not promise. */
function authorizerOf(stored: DeploymentColumn['authorizers'][number]): ApiDefinition['authorizers'][number] {
  const { id, name, type, authorizerResultTtlInSeconds: ttl, providerARNs } = stored
  const text = <Member extends string>(member: Member): { [Key in Member]?: string } => {
    const value = stored[member]
    return typeof value === 'string' ? ({ [member]: value } as { [Key in Member]?: string }) : {}
  }
  return {
    id,
    name,
    type: type === 'TOKEN' || type === 'REQUEST' ? type : 'COGNITO_USER_POOLS',
    ...text('authType'),
    ...text('authorizerUri'),
    ...text('authorizerCredentials'),
    ...text('identitySource'),
    ...text('identityValidationExpression'),
    ...(typeof ttl === 'number' ? { authorizerResultTtlInSeconds: ttl } : {}),
    ...(Array.isArray(providerARNs) ? { providerARNs: providerARNs.map(String) } : {}),
  }
}
