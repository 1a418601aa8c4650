import type { Exchange } from '../exchange.ts'
import { contextVariable } from './context-variable.ts'

/** Where a mapped parameter's value comes from; undefined when this request has none. */
export type ValueSource = (exchange: Exchange) => string | undefined

/**
 * Compiles the right side of a parameter mapping: `'static'`, `context.…`, `stageVariables.…`,
 * `method.request.{header|multivalueheader|path|querystring|multivaluequerystring}.…` and
 * `integration.response.{header|multivalueheader}.…` (developer guide, "Request and response data mappings").
 * @returns undefined for what needs the body, or is no mapping at all.
 */
export function compileValueSource(expression: string): ValueSource | undefined {
  if (/^'[\s\S]*'$/.test(expression)) {
    const text = expression.slice(1, -1)
    return () => text
  }
  const [place = '', ...rest] = split(expression)
  const name = rest.join('.')
  return name === '' ? undefined : sources[place]?.(name)
}

/** Whether text may stand in a header (RFC 9110, field-content): what comes from configuration could hold anything. */
export function isHeaderValue(text: string): boolean {
  return /^[\t\x20-\x7e\x80-\xff]*$/.test(text)
}

function split(expression: string): string[] {
  const match = /^(method\.request|integration\.response)\.([a-z]+)\.(.+)$/s.exec(expression)
  if (match?.[1] !== undefined) return [`${match[1]}.${match[2]}`, match[3] ?? '']
  return expression.split('.')
}

const sources: Readonly<Record<string, (name: string) => ValueSource>> = {
  context: (name) => (exchange) => contextVariable(exchange, name),
  stageVariables: (name) => (exchange) => exchange.method.stage.variables[name],
  'method.request.header': (name) => lastHeader(name),
  'method.request.multivalueheader': (name) => (exchange) => joined(exchange.headerValues(name)),
  'method.request.path': (name) => (exchange) => exchange.pathParameter(name),
  'method.request.querystring': (name) => (exchange) => exchange.queryValues(name).at(-1),
  'method.request.multivaluequerystring': (name) => (exchange) => joined(exchange.queryValues(name)),
  'integration.response.header': (name) => (exchange) => exchange.integrationResponse?.headerValues(name).at(-1),
  'integration.response.multivalueheader': (name) => (exchange) =>
    joined(exchange.integrationResponse?.headerValues(name) ?? []),
}

function lastHeader(name: string): ValueSource {
  return (exchange) => exchange.headerValues(name).at(-1)
}

function joined(values: readonly string[]): string | undefined {
  return values.length === 0 ? undefined : values.join(',')
}
