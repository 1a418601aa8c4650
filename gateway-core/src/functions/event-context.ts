import type { Exchange } from '../exchange.ts'
import { commonLogTime } from '../mapping/common-log-time.ts'
import { compileContextVariable } from '../mapping/context-variable.ts'

/** `requestContext` of an event of a REST API (format 1.0). */
export interface EventContext {
  readonly resourceId: string
  readonly authorizer?: Readonly<Record<string, unknown>>
  readonly resourcePath: string
  readonly operationName?: string
  readonly httpMethod: string
  readonly extendedRequestId: string
  /** `22/Nov/2026:18:03:00 +0000` */
  readonly requestTime: string
  /** With the stage, as received. */
  readonly path: string
  readonly accountId: string
  readonly protocol: string
  readonly stage: string
  readonly domainPrefix: string
  readonly requestTimeEpoch: number
  readonly requestId: string
  readonly identity: Readonly<Record<string, string | null>>
  readonly domainName: string
  readonly deploymentId: string
  readonly apiId: string
}

/** The context for one request. */
export function eventContext(exchange: Exchange): EventContext {
  const { method, client, httpMethod, path, requestId, extendedRequestId, startedAt } = exchange
  const { stage, resource } = method
  const authorizer = authorizerContext(exchange)
  const { operationName } = method.method
  return {
    resourceId: resource.id,
    ...(authorizer === undefined ? {} : { authorizer }),
    resourcePath: resource.path,
    ...(operationName === undefined ? {} : { operationName }),
    httpMethod,
    extendedRequestId,
    requestTime: commonLogTime(startedAt),
    path,
    accountId: stage.accountId,
    protocol: client.protocol,
    stage: stage.stageName,
    domainPrefix: client.host.split('.', 1)[0] ?? '',
    requestTimeEpoch: startedAt,
    requestId,
    identity: identity(exchange),
    domainName: client.host,
    deploymentId: stage.deploymentId,
    apiId: stage.restApiId,
  }
}

/** A function's own context beside its principal and how long it took; a user pool's claims. */
function authorizerContext({ authorizer, authorizerPhase }: Exchange): Record<string, unknown> | undefined {
  if (authorizer === undefined) return undefined
  const { claims, context, principalId } = authorizer
  if (claims !== undefined) return { claims }
  return { ...context, principalId, integrationLatency: Math.round(authorizerPhase?.latencyMs ?? 0) }
}

/** In AWS's order; null where this request has none. */
const identityNames = [
  'cognitoIdentityPoolId',
  'accountId',
  'cognitoIdentityId',
  'caller',
  'sourceIp',
  'principalOrgId',
  'accessKey',
  'cognitoAuthenticationType',
  'cognitoAuthenticationProvider',
  'userArn',
  'userAgent',
  'user',
] as const

const identityVariables = identityNames.map((name) => [name, compileContextVariable(`identity.${name}`)] as const)
const apiKey = compileContextVariable('identity.apiKey')

function identity(exchange: Exchange): Record<string, string | null> {
  const values: Record<string, string | null> = {}
  for (const [name, variable] of identityVariables) values[name] = variable(exchange) ?? null
  if (exchange.apiKey !== undefined) {
    values.apiKey = apiKey(exchange) ?? null
    values.apiKeyId = exchange.apiKey.id
  }
  return values
}
