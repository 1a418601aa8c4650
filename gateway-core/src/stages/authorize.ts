import type { Exchange } from '../exchange.ts'
import { Refusal } from '../pipeline/refusal.ts'
import type { Stage } from '../pipeline/stage.ts'
import { accessDenied } from '../policy/access-denied.ts'
import { authorizeCall, type CallDecision } from '../policy/authorize-call.ts'
import { neither } from '../policy/evaluate-policy.ts'
import { compileMethodArn, isTooLong, methodArnTooLong } from '../policy/method-arn.ts'

/**
 * Whether the caller who is known by now may call: by IAM's policies or those of an authorizer, together with the API's
 * resource policy. A user pool's token is enough where the API has no policy.
 */
export const authorize: Stage = {
  name: 'authorize',
  compile(method, services) {
    const type = method.method.authorizationType
    if (type === 'NONE') return undefined
    if (type === 'COGNITO_USER_POOLS' && method.stage.api.policy === undefined) return undefined
    const methodArn = compileMethodArn(method, services.region)
    const { clock } = services
    return (exchange) => {
      const started = clock.monotonic()
      const arn = methodArn(exchange)
      if (isTooLong(arn)) return methodArnTooLong
      const isKnown = type === 'AWS_IAM' ? exchange.identity !== undefined : exchange.authorizer !== undefined
      const said = isKnown ? authorizeCall(exchange, arn, services) : unknown
      exchange.identityDecision = said.identity
      exchange.resourceDecision = said.resource
      const refusal = said.decision === 'allow' ? undefined : refuse(exchange, arn, said)
      const latencyMs = clock.monotonic() - started
      exchange.authorizePhase =
        refusal === undefined
          ? { status: 200, latencyMs }
          : { status: 403, latencyMs, error: refusal.shownMessage ?? refusal.type }
      return refusal
    }
  },
}

/** No stage found out who calls. Nobody may then pass, whatever the resource policy allows everybody. */
const unknown: CallDecision = {
  decision: 'deny',
  identity: neither,
  resource: neither,
  fault: 'The caller was not authenticated',
}

const explicitly = new Refusal('ACCESS_DENIED', 'User is not authorized to access this resource with an explicit deny')
const implicitly = new Refusal('ACCESS_DENIED')

function refuse(exchange: Exchange, arn: string, { decision, fault }: CallDecision): Refusal {
  if (fault !== undefined) return new Refusal('ACCESS_DENIED', undefined, fault)
  const isExplicit = decision === 'deny'
  // An authorizer's policy is not IAM's, and AWS has other words for it.
  if (exchange.authorizer?.policy !== undefined) return isExplicit ? explicitly : implicitly
  return accessDenied(exchange, arn, isExplicit)
}
