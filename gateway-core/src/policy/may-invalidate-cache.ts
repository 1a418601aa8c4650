import type { Exchange } from '../exchange.ts'
import type { Services } from '../pipeline/stage.ts'
import { authorizeCall } from './authorize-call.ts'
import { compileMethodArn } from './method-arn.ts'

/**
 * Whether a caller may have an answer made anew instead of a cached one: by IAM, its authorizer's policy or the resource
 * policy, with the action `execute-api:InvalidateCache` on the method (developer guide, "Invalidate an API Gateway cache
 * entry"). Callers of other accounts never may.
 */
export function mayInvalidateCache(exchange: Exchange, services: Services): boolean {
  const { identity, method } = exchange
  if (identity !== undefined && identity.accountId !== method.stage.accountId) return false
  const methodArn = compileMethodArn(method, services.region)(exchange)
  return authorizeCall(exchange, methodArn, services, 'execute-api:InvalidateCache').decision === 'allow'
}
