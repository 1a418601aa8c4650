import { compileFunctionAuthorizer } from '../authorizers/function-authorizer.ts'
import { compileUserPoolAuthorizer } from '../authorizers/user-pool-authorizer.ts'
import { Refusal } from '../pipeline/refusal.ts'
import type { CompiledMethod, Services, Stage, Step } from '../pipeline/stage.ts'
import { compileMethodArn, isTooLong, methodArnTooLong } from '../policy/method-arn.ts'

/**
 * Asks the method's authorizer who calls: a function or URL (`CUSTOM`), or the keys of a user pool
 * (`COGNITO_USER_POOLS`). An authorizer that cannot be asked lets nobody in.
 */
export const callAuthorizer: Stage = {
  name: 'call-authorizer',
  compile(method, services) {
    const type = method.method.authorizationType
    if (type === 'NONE' || type === 'AWS_IAM') return undefined
    try {
      return compileCall(method, services)
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      const cause = `Its authorizer cannot be asked: ${reason}`
      const refusal = new Refusal('AUTHORIZER_CONFIGURATION_ERROR', undefined, cause)
      return () => refusal
    }
  },
}

function compileCall(method: CompiledMethod, services: Services): Step {
  const { authorizer } = method
  const type = method.method.authorizationType
  if (type !== 'CUSTOM' && type !== 'COGNITO_USER_POOLS') throw new Error(`there is no authorization type ${type}`)
  if (authorizer === undefined) throw new Error('the API has no such authorizer')
  const isPool = authorizer.type === 'COGNITO_USER_POOLS'
  const isFunction = authorizer.type === 'TOKEN' || authorizer.type === 'REQUEST'
  if (isPool && type === 'COGNITO_USER_POOLS') return compileUserPoolAuthorizer(method, authorizer, services)
  if (!isFunction || type !== 'CUSTOM') throw new Error(`its type is ${authorizer.type}, the method's is ${type}`)
  const ask = compileFunctionAuthorizer(method, authorizer, services)
  const methodArn = compileMethodArn(method, services.region)
  return (exchange) => (isTooLong(methodArn(exchange)) ? methodArnTooLong : ask(exchange))
}
