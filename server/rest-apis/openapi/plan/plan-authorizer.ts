import type { DefinitionPlan } from './definition-plan.ts'
import { type Intrinsics, intrinsicTextAt, reportIntrinsics } from './intrinsic-text.ts'
import { addProblem, childOf, integerAt, itemsOf, type Place, type Reading, report, textAt } from './reading.ts'

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
  const intrinsics: Intrinsics = { names: new Set() }
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
  for (const key of ['authorizerPayloadFormatVersion', 'enableSimpleResponses']) {
    const member = childOf(place, key)
    if (member.value === undefined) continue
    const message = `Left out "${key}": only authorizers of HTTP APIs have it`
    report(reading, 'attention', member.pointer, message, { target: { kind: 'authorizers' }, lost: true })
  }
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

/** OpenID Connect Discovery 1.0, section 4: an issuer's configuration is at this path below it. */
const wellKnown = '/.well-known/openid-configuration'

/** The issuer whose configuration is at a URL; undefined when it is at no such place. */
export function issuerOf(openIdConnectUrl: string | undefined): string | undefined {
  if (!openIdConnectUrl?.endsWith(wellKnown) || !/^https?:\/\//.test(openIdConnectUrl)) return undefined
  return openIdConnectUrl.slice(0, -wellKnown.length)
}

/** The issuer of an HTTP API's authorizer of type `jwt`; undefined for all others. */
export function jwtIssuerAt(reading: Reading, scheme: Place): string | undefined {
  const place = childOf(scheme, 'x-amazon-apigateway-authorizer')
  const configuration = childOf(place, 'jwtConfiguration')
  const issuer = textAt(reading, childOf(configuration, 'issuer'))
  if (textAt(reading, childOf(place, 'type'))?.toLowerCase() !== 'jwt' || !issuer) return undefined
  const audience = childOf(configuration, 'audience')
  if (audience.value !== undefined) {
    report(reading, 'attention', audience.pointer, 'Left out: authorizers of REST APIs do not check the audience', {
      target: { kind: 'authorizers' },
      lost: true,
    })
  }
  return issuer
}

/** The authorizer for a scheme of type `openIdConnect`: the issuer is what a user pool is to AWS. */
export function issuerAuthorizer(name: string, issuer: string): Authorizer {
  return {
    name,
    type: 'COGNITO_USER_POOLS',
    authType: 'cognito_user_pools',
    identitySource: 'method.request.header.Authorization',
    providerARNs: [issuer],
  }
}
