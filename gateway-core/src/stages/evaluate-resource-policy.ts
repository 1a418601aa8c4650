import { Refusal } from '../pipeline/refusal.ts'
import type { Stage } from '../pipeline/stage.ts'
import { accessDenied } from '../policy/access-denied.ts'
import { evaluatePolicy } from '../policy/evaluate-policy.ts'
import { ExchangePolicyRequest } from '../policy/exchange-policy-request.ts'
import { compileMethodArn, isTooLong, methodArnTooLong } from '../policy/method-arn.ts'
import { PolicyFault } from '../policy/policy-request.ts'
import { resourcePolicy } from '../policy/resource-policy.ts'

/**
 * What the API's resource policy says of a caller who is not known yet (developer guide, "How API Gateway resource
 * policies affect authorization workflow"): an open method needs an explicit allow; with a Lambda authorizer only an
 * explicit deny decides here, before the authorizer is asked. IAM callers and user pools are for `authorize`.
 */
export const evaluateResourcePolicy: Stage = {
  name: 'evaluate-resource-policy',
  compile(method, services) {
    const { authorizationType } = method.method
    const policy = resourcePolicy(method.stage, services)
    if (policy === undefined) return undefined
    if (policy instanceof PolicyFault) {
      const cause = `The resource policy cannot be evaluated: ${policy.message}`
      const refusal = new Refusal('ACCESS_DENIED', undefined, cause)
      return () => refusal
    }
    if (authorizationType !== 'NONE' && authorizationType !== 'CUSTOM') return undefined
    const methodArn = compileMethodArn(method, services.region)
    const isOpen = authorizationType === 'NONE'
    return (exchange) => {
      const arn = methodArn(exchange)
      if (isTooLong(arn)) return methodArnTooLong
      const said = evaluatePolicy(policy, new ExchangePolicyRequest(exchange, arn, services))
      if (!isOpen && said.decision !== 'deny') return undefined
      exchange.resourceDecision = said
      if (said.decision === 'allow') return undefined
      const refusal = accessDenied(exchange, arn, said.decision === 'deny')
      exchange.authorizePhase = { status: 403, error: refusal.message }
      return refusal
    }
  },
}
