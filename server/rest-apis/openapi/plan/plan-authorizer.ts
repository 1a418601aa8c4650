import type { DefinitionPlan } from './definition-plan.ts'
import { type Intrinsics, intrinsicTextAt, reportIntrinsics } from './intrinsic-text.ts'
import { addProblem, childOf, integerAt, itemsOf, type Place, type Reading, textAt } from './reading.ts'

export type Authorizer = DefinitionPlan['authorizers'][number]

/**
 * `x-amazon-apigateway-authorizer` of a security scheme; undefined when it has none, or one of an HTTP API (`jwt`).
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-authorizer.html
 */
export function planAuthorizer(reading: Reading, name: string, scheme: Place): Authorizer | undefined {
  const place = childOf(scheme, 'x-amazon-apigateway-authorizer')
  if (place.value === undefined) return undefined
  const type = typeOf(textAt(reading, childOf(place, 'type')))
  if (!type) return undefined
  const intrinsics: Intrinsics = { found: false, names: new Set() }
  const header = textAt(reading, childOf(scheme, 'name'))
  const authorizer: Authorizer = {
    name,
    type,
    authType: textAt(reading, childOf(scheme, 'x-amazon-apigateway-authtype')),
    authorizerUri: intrinsicTextAt(reading, childOf(place, 'authorizerUri'), intrinsics),
    authorizerCredentials: intrinsicTextAt(reading, childOf(place, 'authorizerCredentials'), intrinsics),
    identitySource:
      textAt(reading, childOf(place, 'identitySource')) ??
      (header && type !== 'REQUEST' ? `method.request.header.${header}` : undefined),
    identityValidationExpression: textAt(reading, childOf(place, 'identityValidationExpression')),
    authorizerResultTtlInSeconds: integerAt(reading, childOf(place, 'authorizerResultTtlInSeconds')),
    providerARNs: providersAt(reading, childOf(place, 'providerARNs'), intrinsics),
  }
  if (type !== 'COGNITO_USER_POOLS' && !authorizer.authorizerUri) {
    addProblem(
      reading,
      childOf(place, 'authorizerUri').pointer,
      'Must be given for an authorizer of type token or request',
    )
  }
  reportIntrinsics(reading, place.pointer, intrinsics, { kind: 'authorizers' })
  return authorizer
}

function typeOf(text: string | undefined): Authorizer['type'] | undefined {
  switch (text?.toLowerCase()) {
    case 'token':
      return 'TOKEN'
    case 'request':
      return 'REQUEST'
    case 'cognito_user_pools':
      return 'COGNITO_USER_POOLS'
    default:
      return undefined
  }
}

function providersAt(reading: Reading, place: Place, intrinsics: Intrinsics): string[] | undefined {
  const arns = itemsOf(reading, place).flatMap((item) => intrinsicTextAt(reading, item, intrinsics) ?? [])
  return arns.length > 0 ? arns : undefined
}
