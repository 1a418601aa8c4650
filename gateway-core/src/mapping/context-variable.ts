import type { Exchange } from '../exchange.ts'
import { answerVariables } from './answer-variables.ts'
import { authorizerVariable } from './authorizer-variable.ts'
import { type Override, requestOverrides, responseOverrides } from './override-values.ts'
import { requestVariables } from './request-variables.ts'

/** Reads one variable of `$context` for a request. */
export type ContextVariable = (exchange: Exchange) => string | undefined

/**
 * The value of `$context.{name}` for this request (developer guide, "Variables for data transformations" and "Variables
 * for access logging for API Gateway"); undefined for a variable that the request does not have.
 * @param name with dots, as in `identity.sourceIp`; what an authorizer said also in brackets, `claims['custom:role']`
 */
export function contextVariable(exchange: Exchange, name: string): string | undefined {
  return compileContextVariable(name)(exchange)
}

/** Looks a variable up by its name, once for many requests. */
export function compileContextVariable(name: string): ContextVariable {
  const path = plainPath(name)
  const known = variables.get(path)
  if (known !== undefined) return known
  if (path.startsWith('authorizer.')) return authorizerVariable(path.slice('authorizer.'.length))
  if (path.startsWith('requestOverride.') || path.startsWith('responseOverride.')) return overrideVariable(path)
  return nothing
}

/** The names of all variables that have a name of their own; an authorizer's context and overrides have not. */
export const contextVariableNames = (): IterableIterator<string> => variables.keys()

const variables: ReadonlyMap<string, ContextVariable> = new Map(
  Object.entries({ ...requestVariables, ...answerVariables }),
)

const nothing: ContextVariable = () => undefined

/** `authorizer.claims['custom:role']` is `authorizer.claims.custom:role`. */
function plainPath(name: string): string {
  return name.includes('[') ? name.replace(/\[(['"])([^'"\]]+)\1\]/g, '.$2') : name
}

/** What a template has set before: `requestOverride.header.X`, `responseOverride.status`. */
function overrideVariable(path: string): ContextVariable {
  if (path === 'responseOverride.status') {
    return ({ overrides }) => (overrides?.status === undefined ? undefined : `${overrides.status}`)
  }
  const [, root, place, name = ''] =
    /^(request|response)Override\.(header|path|querystring)\.([\s\S]+)$/.exec(path) ?? []
  if (root === 'response') return (exchange) => listed(responseOverrides(exchange)?.get(name.toLowerCase()))
  if (place === 'header') return (exchange) => listed(requestOverrides(exchange, place)?.get(name.toLowerCase()))
  if (place !== 'path' && place !== 'querystring') return nothing
  return (exchange) => listed(requestOverrides(exchange, place)?.get(name))
}

const listed = (override: Override | undefined) => override?.values.join(',')
