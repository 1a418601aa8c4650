import { z } from 'zod'
import { badRequest } from '#server/errors.ts'
import type { AuthorizerRow } from './authorizer.ts'

/** The members that creating and updating an authorizer share. */
export const authorizerFields = {
  name: z.string().min(1, 'Authorizer name cannot be blank').max(128, 'Must have 128 characters or fewer'),
  type: z.enum(['TOKEN', 'REQUEST', 'COGNITO_USER_POOLS']),
  providerARNs: z.array(z.string().max(2048)).max(1000),
  authType: z.string().max(64),
  authorizerUri: z.string().max(2048),
  authorizerCredentials: z.string().max(2048),
  identitySource: z.string().max(2048),
  identityValidationExpression: z.string().max(2048),
  authorizerResultTtlInSeconds: z
    .int()
    .min(0, 'Authorizer result TTL must be between 0 and 3600 seconds')
    .max(3600, 'Authorizer result TTL must be between 0 and 3600 seconds'),
}

const functionUri = /^arn:aws[a-z-]*:apigateway:[^:]+:lambda:path\/\S+$/
const headerSource = /^method\.request\.header\.[^\s,]+$/
const anySource = /^(method\.request\.(header|querystring)|stageVariables|context)\.[^\s,]+$/

/**
 * Refuses an authorizer that could never work: without the URI, token source or user pool that its type needs. Beside
 * functions, `http:` and `https:` URLs are taken; user pools are ARNs or the URLs of OpenID Connect issuers.
 */
export function checkAuthorizer(row: Omit<AuthorizerRow, 'restApiId' | 'id'>): void {
  if (row.type === 'COGNITO_USER_POOLS') checkPools(row.providerARNs ?? [])
  else if (!functionUri.test(row.authorizerUri ?? '') && !isWebAddress(row.authorizerUri ?? '')) {
    throw badRequest(
      `Invalid Authorizer URI: ${row.authorizerUri ?? ''}. Authorizer URI should be a valid API Gateway ARN that represents a Lambda function invocation, or an http or https URL.`,
      'authorizerUri',
    )
  }
  checkIdentitySource(row)
}

function checkPools(providers: readonly string[]): void {
  if (providers.length === 0) {
    throw badRequest('Provider ARNs must be specified for an authorizer of type COGNITO_USER_POOLS', 'providerARNs')
  }
  const wrong = providers.find(
    (provider) => !/^arn:aws[a-z-]*:cognito-idp:[^:]+:\d{12}:userpool\/\S+$/.test(provider) && !isWebAddress(provider),
  )
  if (wrong !== undefined) throw badRequest(`Invalid provider ARN specified: ${wrong}`, 'providerARNs')
}

function checkIdentitySource({
  type,
  identitySource,
  authorizerResultTtlInSeconds: ttl,
}: Pick<AuthorizerRow, 'type' | 'identitySource' | 'authorizerResultTtlInSeconds'>): void {
  const sources = (identitySource ?? '').split(',').map((source) => source.trim())
  if (type === 'REQUEST') {
    if (!identitySource && ttl === 0) return
    const wrong = sources.find((source) => !anySource.test(source))
    if (wrong === '')
      throw badRequest(
        'Identity source must be specified for an authorizer of type REQUEST that caches',
        'identitySource',
      )
    if (wrong !== undefined) throw badRequest(`Invalid Identity Source specified: ${wrong}`, 'identitySource')
  } else if (sources.length !== 1 || !headerSource.test(sources[0] ?? '')) {
    throw badRequest(`Invalid Identity Source specified: ${identitySource ?? ''}`, 'identitySource')
  }
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\//.test(text) && URL.canParse(text)
}
