import type { ApiDefinition, DefinedMethod } from '../api-definition.ts'
import { definedMembers, type JsonObject, pickMembers } from '../json-object.ts'
import type { DocumentationIndex } from './documentation-index.ts'

/** `components.securitySchemes`: what the gateway itself asks of a caller. */
export function exportSecuritySchemes(definition: ApiDefinition, documentation: DocumentationIndex): JsonObject {
  const methods = definition.resources.flatMap((resource) => resource.methods)
  const schemes: [string, JsonObject][] = []
  if (methods.some((method) => method.apiKeyRequired)) {
    schemes.push(['api_key', { type: 'apiKey', name: 'x-api-key', in: 'header' }])
  }
  if (methods.some((method) => method.authorizationType === 'AWS_IAM')) {
    schemes.push([
      'sigv4',
      { type: 'apiKey', name: 'Authorization', in: 'header', 'x-amazon-apigateway-authtype': 'awsSigv4' },
    ])
  }
  for (const authorizer of definition.authorizers) {
    const texts = pickMembers(documentation.find({ type: 'AUTHORIZER', name: authorizer.name }), ['description'])
    schemes.push([authorizer.name, { ...authorizerScheme(authorizer), ...texts }])
  }
  return Object.fromEntries(schemes)
}

/** The `security` of an operation: everything in it is needed together. */
export function exportSecurity(
  method: DefinedMethod,
  authorizers: ApiDefinition['authorizers'],
): Record<string, string[]>[] | undefined {
  const authorizer = authorizers.find((candidate) => candidate.id === method.authorizerId)
  const all = definedMembers({
    api_key: method.apiKeyRequired ? [] : undefined,
    sigv4: method.authorizationType === 'AWS_IAM' ? [] : undefined,
    ...(authorizer ? { [authorizer.name]: method.authorizationScopes ?? [] } : {}),
  })
  return Object.keys(all).length > 0 ? [all] : undefined
}

/** An authorizer reads its token from the first header of its identity source. */
function authorizerScheme(authorizer: ApiDefinition['authorizers'][number]): JsonObject {
  const header = /method\.request\.header\.([^,\s]+)/.exec(authorizer.identitySource ?? '')?.[1]
  return {
    type: 'apiKey',
    name: header ?? (authorizer.identitySource ? 'Unused' : 'Authorization'),
    in: 'header',
    'x-amazon-apigateway-authtype':
      authorizer.authType ?? (authorizer.type === 'COGNITO_USER_POOLS' ? 'cognito_user_pools' : 'custom'),
  }
}
