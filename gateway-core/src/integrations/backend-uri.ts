import type { Exchange } from '../exchange.ts'
import { compileValueSource, type ValueSource } from '../mapping/value-source.ts'
import type { CompiledMethod } from '../pipeline/stage.ts'

/** An HTTP integration's URI, ready to be filled in. */
export interface BackendUri {
  /** `https://example.com:8443` */
  readonly origin: string
  /** The path for one request; undefined when what the caller sent would lead out of the path. */
  path(exchange: Exchange): string | undefined
  /** The URI's own query, without `?`. */
  readonly query: string
}

/**
 * Compiles `integration.uri`: `${stageVariables.name}` is replaced now (a variable that is not there is empty, as at
 * AWS), `{name}` in the path for each request, from `integration.request.path.name` or else the method's own variable.
 * @throws Error with the cause when the URI cannot be served.
 */
export function compileBackendUri(compiled: CompiledMethod): BackendUri {
  const { uri = '', requestParameters = {} } = compiled.method.integration
  const { variables } = compiled.stage
  const filled = uri.replace(/\$\{stageVariables\.([\w-]+)\}/g, (_, name: string) => variables[name] ?? '')
  const match = /^(https?:\/\/[^/?#{}@\s]+)(\/[^?#\s]*)?(?:\?([^#\s]*))?$/i.exec(filled)
  const [, base = '', path = '/', query = ''] = match ?? []
  if (match === null || !URL.canParse(base)) throw new Error(`Invalid endpoint address: ${uri}`)
  return { origin: new URL(base).origin, path: compilePath(path, requestParameters, compiled), query }
}

function compilePath(
  template: string,
  requestParameters: Readonly<Record<string, string>>,
  compiled: CompiledMethod,
): BackendUri['path'] {
  const parts: (string | ValueSource)[] = []
  let end = 0
  for (const match of template.matchAll(/\{([^{}]+?)\+?\}/g)) {
    const name = match[1] ?? ''
    const expression = requestParameters[`integration.request.path.${name}`] ?? `method.request.path.${name}`
    parts.push(template.slice(end, match.index), pathPart(expression, compiled))
    end = match.index + match[0].length
  }
  if (parts.length === 0) return () => template
  parts.push(template.slice(end))
  return (exchange) => {
    let path = ''
    for (const part of parts) path += typeof part === 'string' ? part : (part(exchange) ?? '')
    return leadsAstray(path) ? undefined : path
  }
}

/** A path variable goes through as the caller encoded it; everything else is encoded here. */
function pathPart(expression: string, { pathParameters }: CompiledMethod): ValueSource {
  const variable = pathParameters.indexOf(expression.replace('method.request.path.', ''))
  if (expression.startsWith('method.request.path.') && variable !== -1)
    return (exchange) => exchange.pathValues[variable]
  const source = compileValueSource(expression)
  if (source === undefined) throw new Error(`A path cannot be mapped from ${expression}`)
  return (exchange) => {
    const value = source(exchange)
    return value === undefined ? undefined : encodeURIComponent(value)
  }
}

/** Routing has refused dot segments in the caller's path; pieces from elsewhere could still make one. */
function leadsAstray(path: string): boolean {
  return path.includes('/.') && /\/\.\.?(\/|$)/.test(path)
}
