import type { Exchange } from '../exchange.ts'
import { compileContextVariable } from '../mapping/context-variable.ts'
import type { StageSnapshot } from '../snapshot.ts'

/**
 * The values that identify a caller to an authorizer, in the order in which it names them; undefined when one of them is
 * missing or empty.
 */
export type IdentitySources = (exchange: Exchange) => readonly string[] | undefined

type Source = (exchange: Exchange) => string | undefined

/**
 * Compiles `identitySource`: `method.request.header.X`, `method.request.querystring.X`, `stageVariables.X` and
 * `context.X`, parted by commas (API reference, Authorizer). Path parameters identify nobody.
 * @throws Error with the cause when a source is none of these.
 */
export function compileIdentitySources(identitySource: string, { variables }: StageSnapshot): IdentitySources {
  const sources = identitySource
    .split(',')
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map((text) => compileSource(text, variables))
  return (exchange) => {
    const values: string[] = []
    for (const source of sources) {
      const value = source(exchange)
      if (value === undefined || value === '') return undefined
      values.push(value)
    }
    return values
  }
}

function compileSource(text: string, variables: StageSnapshot['variables']): Source {
  const [, place, name = ''] =
    /^(method\.request\.header|method\.request\.querystring|stageVariables|context)\.(.+)$/.exec(text) ?? []
  if (place === 'method.request.header') return (exchange) => joined(exchange.headerValues(name))
  if (place === 'method.request.querystring') return (exchange) => joined(exchange.queryValues(name))
  if (place === 'context') return compileContextVariable(name)
  if (place !== 'stageVariables') throw new Error(`${JSON.stringify(text)} is no identity source`)
  const value = Object.hasOwn(variables, name) ? variables[name] : undefined
  return () => value
}

/** All values of a name that was sent more than once: what is not looked at here, nobody behind may take for checked. */
function joined(values: readonly string[]): string | undefined {
  return values.length === 0 ? undefined : values.join(',')
}
