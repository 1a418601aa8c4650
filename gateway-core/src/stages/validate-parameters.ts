import type { Exchange } from '../exchange.ts'
import { compileValueSource } from '../mapping/value-source.ts'
import { Refusal } from '../pipeline/refusal.ts'
import type { CompiledMethod, Stage } from '../pipeline/stage.ts'

/**
 * Where the method's request validator says so, refuses a request without a parameter that the method requires:
 * "included and non-blank" (developer guide, "Request validation for REST APIs").
 */
export const validateParameters: Stage = {
  name: 'validate-parameters',
  compile(method) {
    if (method.requestValidator?.validateRequestParameters !== true) return undefined
    const required = requiredParameters(method)
    if (required.length === 0) return undefined
    return (exchange) => {
      const missing = required.filter(({ isMissing }) => isMissing(exchange))
      if (missing.length === 0) return undefined
      const names = missing.map(({ name }) => name).join(', ')
      return new Refusal('BAD_REQUEST_PARAMETERS', `Missing required request parameters: [${names}]`)
    }
  },
}

interface Required {
  readonly name: string
  readonly isMissing: (exchange: Exchange) => boolean
}

/** In the order of AWS's message: by the full key, so headers first, then the path's, then the query's. */
function requiredParameters({ method }: CompiledMethod): Required[] {
  const required: Required[] = []
  for (const [key, isRequired] of Object.entries(method.requestParameters ?? {}).sort(byKey)) {
    const name = /^method\.request\.(?:header|path|querystring)\.([\s\S]+)$/.exec(key)?.[1]
    const source = isRequired && name !== undefined ? compileValueSource(key) : undefined
    if (source === undefined || name === undefined) continue
    required.push({ name, isMissing: (exchange) => (source.value(exchange) ?? '').trim() === '' })
  }
  return required
}

const byKey = ([a]: [string, boolean], [b]: [string, boolean]) => (a < b ? -1 : 1)
