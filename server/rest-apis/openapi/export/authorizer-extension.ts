import type { ApiDefinition } from '../api-definition.ts'
import { definedMembers, type JsonObject } from '../json-object.ts'

/**
 * `x-amazon-apigateway-authorizer` of a security scheme whose `name` is `header`. Where the scheme says already which
 * header the authorizer reads, its identity source is not repeated.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-authorizer.html
 */
export function authorizerExtension(authorizer: ApiDefinition['authorizers'][number], header: string): JsonObject {
  const { identitySource } = authorizer
  const isSaid = authorizer.type !== 'REQUEST' && identitySource === `method.request.header.${header}`
  return definedMembers({
    type: authorizer.type.toLowerCase(),
    authorizerUri: authorizer.authorizerUri,
    authorizerCredentials: authorizer.authorizerCredentials,
    identitySource: isSaid ? undefined : identitySource,
    identityValidationExpression: authorizer.identityValidationExpression,
    authorizerResultTtlInSeconds: authorizer.authorizerResultTtlInSeconds,
    providerARNs: authorizer.providerARNs,
  })
}
