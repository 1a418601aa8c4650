import type { AccessKind } from '#server/portals/try/operation-access.ts'
import { headerOf, type TryAnswer } from './try-result.ts'

/** Why the gateway itself refused a request, as the pane explains it. */
export type RefusalReason =
  | 'needsKey'
  | 'needsToken'
  | 'tokenRefused'
  | 'notAllowed'
  | 'needsSignature'
  | 'authorizerBroken'
  | 'quotaUsed'
  | 'tooFast'

interface SentProof {
  /** What the operation asks for. */
  readonly access: readonly AccessKind[]
  readonly hasKey: boolean
  /** Whether every token that the authorizer reads was sent. */
  readonly hasTokens: boolean
}

/**
 * Told by the error type that the gateway sends with its refusals, which stays when a provider gives them another status.
 * Undefined for answers of the API, and where nothing can be said.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
 */
export function refusalReason(
  answer: Pick<TryAnswer, 'headers'>,
  { access, hasKey, hasTokens }: SentProof,
): RefusalReason | undefined {
  const [type = ''] = (headerOf(answer.headers, 'x-amzn-errortype') ?? '').split(/[:,]/)
  const needs = (kind: AccessKind) => access.includes(kind)
  switch (type.replace(/Exception$/, '')) {
    case 'Forbidden':
      return needs('api-key') && !hasKey ? 'needsKey' : undefined
    case 'Unauthorized':
      return needs('token') ? (hasTokens ? 'tokenRefused' : 'needsToken') : undefined
    case 'AccessDenied':
      return needs('token') ? 'notAllowed' : undefined
    case 'MissingAuthenticationToken':
    case 'IncompleteSignature':
    case 'InvalidSignature':
    case 'UnrecognizedClient':
    case 'ExpiredToken':
      return needs('signature') ? 'needsSignature' : undefined
    case 'AuthorizerFailure':
    case 'AuthorizerConfiguration':
      return 'authorizerBroken'
    case 'LimitExceeded':
      return 'quotaUsed'
    case 'TooManyRequests':
      return 'tooFast'
    default:
      return undefined
  }
}
