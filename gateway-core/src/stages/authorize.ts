import type { Exchange } from '../exchange.ts'
import { Refusal } from '../pipeline/refusal.ts'
import type { Stage } from '../pipeline/stage.ts'
import { accessDenied } from '../policy/access-denied.ts'
import { authorizeCall, type CallDecision } from '../policy/authorize-call.ts'
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
    const isAuthorizer = type === 'CUSTOM'
    return (exchange) => {
      const started = clock.monotonic()
      const arn = methodArn(exchange)
      if (isTooLong(arn)) return methodArnTooLong
      const said = authorizeCall(exchange, arn, services)
      exchange.identityDecision = said.identity
      exchange.resourceDecision = said.resource
      const isAllowed = said.decision === 'allow'
      const status = isAllowed ? 200 : 403
      exchange.authorizePhase = {
        status,
        latencyMs: clock.monotonic() - started,
        ...(isAllowed ? {} : { error: 'Forbidden' }),
      }
      if (isAllowed) return undefined
      return isAuthorizer ? deniedByAuthorizer(said) : denied(exchange, arn, said)
    }
  },
}

const explicitly = new Refusal('ACCESS_DENIED', 'User is not authorized to access this resource with an explicit deny')
const implicitly = new Refusal('ACCESS_DENIED')

function deniedByAuthorizer({ decision, fault }: CallDecision): Refusal {
  if (fault !== undefined) return new Refusal('ACCESS_DENIED', undefined, fault)
  return decision === 'deny' ? explicitly : implicitly
}

function denied(exchange: Exchange, arn: string, { decision, fault }: CallDecision): Refusal {
  if (fault !== undefined) return new Refusal('ACCESS_DENIED', undefined, fault)
  return accessDenied(exchange, arn, decision === 'deny')
}
