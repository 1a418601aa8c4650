import { hash } from 'node:crypto'
import type { Exchange } from '../exchange.ts'
import { fillStageVariables } from '../mapping/fill-stage-variables.ts'
import { Refusal } from '../pipeline/refusal.ts'
import type { CompiledMethod, Services, Step, Verdict } from '../pipeline/stage.ts'
import type { AuthorizerSnapshot } from '../snapshot.ts'
import { unauthorized } from './ask-authorizer.ts'
import { answerScope, answerTtlMs, defaultTokenSource } from './function-authorizer.ts'
import { compileIdentitySources } from './identity-sources.ts'
import { readIssuer } from './issuer.ts'
import { compileValidationExpression, type ValidationExpression } from './validation-expression.ts'
import { type VerifiedToken, verifyToken } from './verify-token.ts'

/**
 * Checks the tokens of user pools and other OpenID Connect issuers (developer guide, "Control access to REST APIs using
 * Amazon Cognito user pools as an authorizer"). A method without scopes takes identity tokens, one with scopes access
 * tokens that have any one of them; all else is 401. Tokens that were verified are kept by their hash.
 * @throws Error with the cause when the authorizer is not well configured.
 */
export function compileUserPoolAuthorizer(
  method: CompiledMethod,
  authorizer: AuthorizerSnapshot,
  services: Services,
): Step {
  const {
    identitySource = defaultTokenSource,
    identityValidationExpression: expression,
    providerARNs = [],
  } = authorizer
  const { variables } = method.stage
  const issuers = providerARNs.map((provider) =>
    readIssuer(fillStageVariables(provider, variables), services.awsEndpoints),
  )
  if (issuers.length === 0) throw new Error('The authorizer has no providerARNs')
  const find = compileIdentitySources(identitySource, method.stage)
  const isAllowed = compileTokenRules(
    method.method.authorizationScopes ?? [],
    expression ? compileValidationExpression(expression) : undefined,
  )
  const scope = answerScope(method, authorizer)
  const ttlMs = answerTtlMs(authorizer)
  const { tokens } = services.authorization
  const { accountId } = method.stage
  return (exchange) => {
    const found = find(exchange)
    if (found?.length !== 1) return unauthorized
    const token = (found[0] ?? '').replace(/^bearer +/i, '')
    const key = hash('sha256', JSON.stringify([scope, token]))
    const known = tokens.get(key)
    if (known !== undefined) return settle(exchange, isAllowed(known) ? known : undefined, 0)
    const { clock } = services
    const started = clock.monotonic()
    const verified = tokens.shared(key, async () => {
      const fresh = await verifyToken(token, issuers, accountId, services)
      if (fresh !== undefined && ttlMs > 0) {
        tokens.set(key, fresh, memoryOf(fresh), Math.min(fresh.expiresAt, clock.now() + ttlMs))
      }
      return fresh
    })
    return verified.then(
      (fresh) => settle(exchange, fresh && isAllowed(fresh) ? fresh : undefined, clock.monotonic() - started),
      (error: unknown) => unavailable(exchange, error, clock.monotonic() - started),
    )
  }
}

function compileTokenRules(scopes: readonly string[], isAudience: ValidationExpression | undefined) {
  return (token: VerifiedToken): boolean => {
    if (isAudience !== undefined && !token.audiences.some((audience) => isAudience(audience) === true)) return false
    if (scopes.length === 0) return token.use !== 'access'
    return token.use !== 'id' && scopes.some((scope) => token.scopes.includes(scope))
  }
}

function settle(exchange: Exchange, token: VerifiedToken | undefined, latencyMs: number): Verdict {
  if (token === undefined) {
    exchange.authorizerPhase = { status: 401, latencyMs, error: 'Unauthorized' }
    return unauthorized
  }
  exchange.authorizerPhase = { status: 200, latencyMs }
  exchange.authorizer = { context: {}, claims: token.claims }
  return undefined
}

function unavailable(exchange: Exchange, error: unknown, latencyMs: number): Refusal {
  const cause = error instanceof Error ? error.message : String(error)
  exchange.authorizerPhase = { status: 500, latencyMs, error: cause }
  return new Refusal('AUTHORIZER_CONFIGURATION_ERROR', undefined, cause)
}

/** Bytes, roughly. */
function memoryOf({ claims }: VerifiedToken): number {
  return JSON.stringify(claims).length * 3
}
