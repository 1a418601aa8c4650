import type { DocumentationIndex } from '../../documentation/documentation-index.ts'
import type { ApiDefinition, DefinedMethod } from '../api-definition.ts'
import { definedMembers, type JsonObject, pickMembers } from '../json-object.ts'

type Authorizers = ApiDefinition['authorizers']

/** `components.securitySchemes`: what the gateway itself asks of a caller. */
export function exportSecuritySchemes(definition: ApiDefinition, documentation: DocumentationIndex): JsonObject {
  const { authorizers } = definition
  const methods = definition.resources.flatMap((resource) => resource.methods)
  const schemes: [string, JsonObject][] = []
  if (methods.some((method) => method.apiKeyRequired)) {
    schemes.push([schemeName('api_key', authorizers), { type: 'apiKey', name: 'x-api-key', in: 'header' }])
  }
  if (methods.some((method) => method.authorizationType === 'AWS_IAM')) {
    schemes.push([
      schemeName('sigv4', authorizers),
      { type: 'apiKey', name: 'Authorization', in: 'header', 'x-amazon-apigateway-authtype': 'awsSigv4' },
    ])
  }
  for (const authorizer of authorizers) {
    const texts = pickMembers(documentation.find({ type: 'AUTHORIZER', name: authorizer.name }), ['description'])
    schemes.push([authorizer.name, { ...authorizerScheme(authorizer), ...texts }])
  }
  return Object.fromEntries(schemes)
}

/** The `security` of an operation: everything in it is needed together. */
export function exportSecurity(
  method: DefinedMethod,
  authorizers: Authorizers,
): Record<string, string[]>[] | undefined {
  const authorizer = authorizers.find((candidate) => candidate.id === method.authorizerId)
  const all = definedMembers({
    ...(authorizer ? { [authorizer.name]: method.authorizationScopes ?? [] } : {}),
    [schemeName('sigv4', authorizers)]: method.authorizationType === 'AWS_IAM' ? [] : undefined,
    [schemeName('api_key', authorizers)]: method.apiKeyRequired ? [] : undefined,
  })
  return Object.keys(all).length > 0 ? [all] : undefined
}

/** The header from which an authorizer reads its token: the first of its identity source. */
export function headerOf({ identitySource = '' }: Authorizers[number]): string {
  const header = /method\.request\.header\.([^,\s]+)/.exec(identitySource)?.[1]
  return header ?? (identitySource ? 'Unused' : 'Authorization')
}

/** AWS's name of a scheme, unless an authorizer has that name. */
function schemeName(wanted: string, authorizers: Authorizers): string {
  let name = wanted
  while (authorizers.some((authorizer) => authorizer.name === name)) name += '_'
  return name
}

function authorizerScheme(authorizer: Authorizers[number]): JsonObject {
  return {
    type: 'apiKey',
    name: headerOf(authorizer),
    in: 'header',
    'x-amazon-apigateway-authtype':
      authorizer.authType ?? (authorizer.type === 'COGNITO_USER_POOLS' ? 'cognito_user_pools' : 'custom'),
  }
}
