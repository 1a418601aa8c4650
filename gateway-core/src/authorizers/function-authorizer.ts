import { hash } from 'node:crypto'
import type { Exchange } from '../exchange.ts'
import { Refusal } from '../pipeline/refusal.ts'
import type { CompiledMethod, Services, Step, Verdict } from '../pipeline/stage.ts'
import { compileMethodArn } from '../policy/method-arn.ts'
import type { AuthorizerSnapshot } from '../snapshot.ts'
import { type Asked, compileAskAuthorizer, unauthorized } from './ask-authorizer.ts'
import type { AuthorizerAnswer } from './authorizer-answer.ts'
import { requestEvent, tokenEvent } from './authorizer-event.ts'
import { compileIdentitySources } from './identity-sources.ts'
import { compileValidationExpression } from './validation-expression.ts'

/** AWS's default and most for `authorizerResultTtlInSeconds`. */
const defaultTtlSeconds = 300
const maxTtlSeconds = 3600
/** Where tokens are when an authorizer does not say. */
export const defaultTokenSource = 'method.request.header.Authorization'

/** How long an authorizer's answer is kept, milliseconds. */
export function answerTtlMs({ authorizerResultTtlInSeconds: seconds = defaultTtlSeconds }: AuthorizerSnapshot): number {
  return Math.min(Math.max(seconds, 0), maxTtlSeconds) * 1000
}

/** What an answer is kept under, apart from the caller's identity: a flush or a deployment starts anew. */
export function answerScope({ stage, stageKey }: CompiledMethod, { id }: AuthorizerSnapshot): string[] {
  return [stage.accountId, stageKey, stage.deploymentId, `${stage.authorizersFlushedAt ?? 0}`, id]
}

/**
 * Asks TOKEN and REQUEST authorizers (developer guide, "Use API Gateway Lambda authorizers"): who does not identify
 * itself as the authorizer wants is refused without asking; answers are kept by identity; those who come with one
 * identity at once wait for one answer.
 * @throws Error with the cause when the authorizer is not well configured.
 */
export function compileFunctionAuthorizer(
  method: CompiledMethod,
  authorizer: AuthorizerSnapshot,
  services: Services,
): Step {
  const isToken = authorizer.type === 'TOKEN'
  const identify = compileIdentity(method, authorizer, isToken)
  const methodArn = compileMethodArn(method, services.region)
  const ask = compileAskAuthorizer(authorizer, method.stage, services)
  const ttlMs = answerTtlMs(authorizer)
  const scope = answerScope(method, authorizer)
  const { answers } = services.authorization
  const query = (exchange: Exchange, token: string) => {
    const arn = methodArn(exchange)
    return ask(isToken ? tokenEvent(token, arn) : requestEvent(exchange, arn), exchange.access)
  }
  return (exchange) => {
    const identity = identify(exchange)
    if (identity instanceof Refusal) return identity
    const [token = ''] = identity
    const isKept = ttlMs > 0 && identity.length > 0
    if (!isKept) return query(exchange, token).then((asked) => settle(exchange, asked))
    const key = hash('sha256', JSON.stringify([scope, identity]))
    const known = answers.get(key)
    if (known !== undefined) return settle(exchange, { outcome: known, phase: keptPhase })
    const asked = answers.shared(key, async () => {
      const fresh = await query(exchange, token)
      if (!(fresh.outcome instanceof Refusal)) {
        answers.set(key, fresh.outcome, memoryOf(fresh.outcome), services.clock.now() + ttlMs)
      }
      return fresh
    })
    return asked.then((each) => settle(exchange, each))
  }
}

type Identify = (exchange: Exchange) => readonly string[] | Refusal

const tooLong = new Refusal(
  'AUTHORIZER_CONFIGURATION_ERROR',
  undefined,
  'To match the token with identityValidationExpression would take too long',
)

function compileIdentity({ stage }: CompiledMethod, authorizer: AuthorizerSnapshot, isToken: boolean): Identify {
  const { identitySource = isToken ? defaultTokenSource : '', identityValidationExpression: expression } = authorizer
  if (isToken && !/^method\.request\.header\.[^,]+$/.test(identitySource)) {
    throw new Error(`${JSON.stringify(identitySource)} is not one header, where a TOKEN authorizer finds its token`)
  }
  const sources = compileIdentitySources(identitySource, stage)
  if (!isToken || !expression) return (exchange) => sources(exchange) ?? unauthorized
  const isValid = compileValidationExpression(expression)
  return (exchange) => {
    const identity = sources(exchange)
    if (identity === undefined) return unauthorized
    const valid = isValid(identity[0] ?? '')
    if (valid === undefined) return tooLong
    return valid ? identity : unauthorized
  }
}

const keptPhase = { status: 200, latencyMs: 0 }

function settle(exchange: Exchange, { outcome, phase }: Asked): Verdict {
  exchange.authorizerPhase = phase
  if (outcome instanceof Refusal) return outcome
  exchange.authorizer = outcome
  return undefined
}

/** Bytes, roughly: the policy is kept compiled, which takes many times the room of its JSON. */
function memoryOf({ policyDocument, context }: AuthorizerAnswer): number {
  return (JSON.stringify(policyDocument).length + JSON.stringify(context).length) * 16
}
