import type { Exchange } from '../exchange.ts'
import { compileValueSource, isHeaderValue, type ValueSource } from '../mapping/value-source.ts'

/** The mapped headers and query parameters of an HTTP integration's request. */
export interface RequestMapping {
  /** In lower case: these replace the caller's. */
  readonly headerNames: ReadonlySet<string>
  addHeaders(exchange: Exchange, headers: string[]): void
  /** @returns the query with the mapped parameters appended. */
  addQuery(exchange: Exchange, query: string): string
}

type Mapped = readonly (readonly [name: string, source: ValueSource])[]

/** AWS answers 500 to a mapping onto these (header rules as recorded). */
const refused = new Set(['content-length', 'transfer-encoding', 'x-amzn-trace-id', 'x-amzn-apigateway-api-id'])
/** The connection's own: a mapping onto these has no effect. */
const ignored = new Set(['connection', 'expect', 'keep-alive', 'proxy-authenticate', 'te', 'trailer', 'upgrade', 'via'])

/**
 * Compiles `integration.requestParameters`, of which the keys `integration.request.header.…` and `.querystring.…` are
 * meant here.
 * @throws Error with the cause when a mapping cannot be served.
 */
export function compileRequestMapping(requestParameters: Readonly<Record<string, string>>): RequestMapping {
  const headers: [string, ValueSource][] = []
  const query: [string, ValueSource][] = []
  for (const [key, expression] of Object.entries(requestParameters)) {
    const [, place, name] = /^integration\.request\.(header|querystring)\.(.+)$/.exec(key) ?? []
    if (name === undefined) continue
    if (place === 'header' && refused.has(name.toLowerCase())) throw new Error(`${name} cannot be mapped`)
    const source = compileValueSource(expression)
    if (source === undefined) throw new Error(`${key} cannot be mapped from ${expression}`)
    if (place === 'querystring') query.push([encodeURIComponent(name), source])
    else if (!ignored.has(name.toLowerCase())) headers.push([name, source])
  }
  return {
    headerNames: new Set(headers.map(([name]) => name.toLowerCase())),
    addHeaders: (exchange, to) => addHeaders(headers, exchange, to),
    addQuery: (exchange, to) => (query.length === 0 ? to : addQuery(query, exchange, to)),
  }
}

function addHeaders(mapped: Mapped, exchange: Exchange, headers: string[]): void {
  for (const [name, source] of mapped) {
    const value = source(exchange)
    if (value !== undefined && isHeaderValue(value)) headers.push(name, value)
  }
}

function addQuery(mapped: Mapped, exchange: Exchange, query: string): string {
  let longer = query
  for (const [name, source] of mapped) {
    const value = source(exchange)
    if (value !== undefined) longer += `${longer === '' ? '' : '&'}${name}=${encodeURIComponent(value)}`
  }
  return longer
}
