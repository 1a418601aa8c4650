import type { Exchange } from '../exchange.ts'
import { requestOverrides } from '../mapping/override-values.ts'
import type { IntegrationSetup } from '../pipeline/stage.ts'
import { encodeText, requestSource } from './request-mapping.ts'

/** Fills in a URI's path for one request; undefined when what fills it would lead out of the path. */
export type UriPath = (exchange: Exchange) => string | undefined

/**
 * Compiles a path with `{name}` in it (`${name}` is left alone): a template's override, else `integration.request.path.name`, else the method's
 * own variable of that name (AWS wants a mapping for it). What a template may override is to be asked after the template
 * was rendered; bodies that mappings read are ready by then too.
 * @throws Error with the cause when a mapping cannot be served.
 */
export function compileUriPath(template: string, compiled: IntegrationSetup): UriPath {
  const { requestParameters = {} } = compiled.method.integration
  const parts: (string | UriPath)[] = []
  const variables: number[] = []
  let end = 0
  for (const match of template.matchAll(/(?<!\$)\{([^{}]+?)\+?\}/g)) {
    const name = match[1] ?? ''
    const key = `integration.request.path.${name}`
    const expression = Object.hasOwn(requestParameters, key) ? requestParameters[key] : undefined
    const source = expression ?? `method.request.path.${name}`
    parts.push(template.slice(end, match.index))
    parts.push(part(name, key, source, compiled))
    variables.push(variableOf(source, compiled))
    end = match.index + match[0].length
  }
  if (parts.length === 0) return () => template
  parts.push(template.slice(end))
  const whole = (exchange: Exchange) => {
    let path = ''
    for (const each of parts) path += typeof each === 'string' ? each : (each(exchange) ?? '')
    return leadsAstray(path) ? undefined : path
  }
  return variables.includes(-1) ? whole : fromVariables(parts, variables, whole)
}

/** Most paths are text and the caller's own variables: without a closure for each, unless a template overrides them. */
function fromVariables(parts: readonly (string | UriPath)[], variables: readonly number[], whole: UriPath): UriPath {
  const texts = parts.filter((each) => typeof each === 'string')
  return (exchange) => {
    if (exchange.overrides !== undefined) return whole(exchange)
    const { pathValues } = exchange
    let path = texts[0] ?? ''
    for (let index = 0; index < variables.length; index++) {
      path += (pathValues[variables[index] ?? 0] ?? '') + (texts[index + 1] ?? '')
    }
    return leadsAstray(path) ? undefined : path
  }
}

const variablePrefix = 'method.request.path.'

/** The place of the caller's path variable that a mapping takes as it is; -1 where it takes something else. */
function variableOf(expression: string, { pathParameters }: IntegrationSetup): number {
  return expression.startsWith(variablePrefix) ? pathParameters.indexOf(expression.slice(variablePrefix.length)) : -1
}

/** A path variable goes through as the caller encoded it; everything else is encoded here. */
function part(name: string, key: string, expression: string, compiled: IntegrationSetup): UriPath {
  const variable = variableOf(expression, compiled)
  const source = requestSource(key, expression)
  return (exchange) => {
    const overridden = requestOverrides(exchange, 'path')?.get(name)
    if (overridden !== undefined) return encodeText(overridden.values.join(','))
    if (variable !== -1) return exchange.pathValues[variable]
    const value = source.value(exchange)
    return value === undefined ? undefined : encodeText(value)
  }
}

/** Routing has refused dot segments in the caller's path; pieces from elsewhere could still make one. */
function leadsAstray(path: string): boolean {
  return path.includes('/.') && /\/\.\.?(\/|$)/.test(path)
}
