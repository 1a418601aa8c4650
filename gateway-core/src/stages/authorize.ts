import { header } from '../exchange.ts'
import { Refusal } from '../pipeline/refusal.ts'
import type { CompiledMethod, Stage } from '../pipeline/stage.ts'

/**
 * Whether the caller may call. What this gateway cannot check yet it refuses: IAM signatures, authorizers and resource
 * policies fail closed, with the reason in the log.
 */
export const authorize: Stage = {
  name: 'authorize',
  compile(method) {
    if (method.stage.api.policy !== undefined) {
      const refusal = new Refusal(
        'ACCESS_DENIED',
        undefined,
        'The API has a resource policy, which is not evaluated yet',
      )
      return () => refusal
    }
    const type = method.method.authorizationType
    if (type === 'NONE') return undefined
    const { without, unable } = refusals(type, method)
    return (exchange) => (header(exchange.client.rawHeaders, 'authorization') === undefined ? without : unable)
  },
}

function refusals(type: string, { methodKey }: CompiledMethod): { without: Refusal; unable: Refusal } {
  const cause = `${methodKey} has authorization type ${type}, which is not evaluated yet`
  if (type === 'AWS_IAM') {
    return {
      without: new Refusal('MISSING_AUTHENTICATION_TOKEN'),
      unable: new Refusal('ACCESS_DENIED', undefined, cause),
    }
  }
  return {
    without: new Refusal('UNAUTHORIZED'),
    unable: new Refusal('AUTHORIZER_CONFIGURATION_ERROR', undefined, cause),
  }
}
