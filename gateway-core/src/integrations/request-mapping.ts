import type { Exchange } from '../exchange.ts'
import { prepareRequestDocument } from '../mapping/body-document.ts'
import { headerText, isHeaderName } from '../mapping/header-text.ts'
import { requestOverrides } from '../mapping/override-values.ts'
import { compileValueSource, type ValueSource } from '../mapping/value-source.ts'
import type { Refusal } from '../pipeline/refusal.ts'
import type { IntegrationSnapshot } from '../snapshot.ts'
import { isMappable, isSent } from './header-rules.ts'

/** The mapped headers and query parameters of an integration's request. */
export interface RequestMapping {
  /** In lower case: these replace the caller's, also where the source has nothing, so that nobody can pretend it had. */
  readonly headerNames: ReadonlySet<string>
  readonly readsBody: boolean
  /** Must come before the values are asked: makes the body's members ready. */
  prepare(exchange: Exchange): Refusal | undefined
  /** Adds what is mapped, and what a template has overridden. */
  addHeaders(exchange: Exchange, headers: string[]): void
  /** @returns the query with the mapped and overridden parameters appended. */
  addQuery(exchange: Exchange, query: string): string
}

type Mapped = readonly (readonly [name: string, source: ValueSource])[]

/**
 * Compiles `integration.requestParameters`: the keys `integration.request.header.…` and `.querystring.…`; those of the
 * path belong to the URI.
 * @throws Error with the cause when a mapping cannot be served.
 */
export function compileRequestMapping({
  type,
  requestParameters = {},
}: Pick<IntegrationSnapshot, 'type' | 'requestParameters'>): RequestMapping {
  const headers: [string, ValueSource][] = []
  const query: [string, ValueSource][] = []
  let readsBody = false
  for (const [key, expression] of Object.entries(requestParameters)) {
    const [, place, name = ''] = /^integration\.request\.(header|querystring|path)\.([\s\S]+)$/.exec(key) ?? []
    if (place === undefined) continue
    const source = requestSource(key, expression)
    readsBody ||= source.reads === 'request-body'
    if (place === 'querystring') query.push([name, source])
    if (place === 'header') checkHeader(name, type)
    if (place === 'header' && isSent(name, type)) headers.push([name, source])
  }
  if (headers.length === 0 && query.length === 0 && !readsBody) return unmapped(type)
  return {
    headerNames: new Set(headers.map(([name]) => name.toLowerCase())),
    readsBody,
    prepare: readsBody ? prepareRequestDocument : () => undefined,
    addHeaders: (exchange, to) => {
      if (headers.length > 0 || exchange.overrides !== undefined) addHeaders(headers, exchange, to, type)
    },
    addQuery: (exchange, to) =>
      query.length === 0 && exchange.overrides === undefined ? to : addQuery(query, exchange, to),
  }
}

/** Of all the integrations that map nothing, one for each type: only a template's overrides count. */
function unmapped(type: IntegrationSnapshot['type']): RequestMapping {
  let known = unmappedByType.get(type)
  if (known === undefined) {
    known = {
      headerNames: new Set(),
      readsBody: false,
      prepare: () => undefined,
      addHeaders: (exchange, to) => {
        if (exchange.overrides !== undefined) addHeaders([], exchange, to, type)
      },
      addQuery: (exchange, to) => (exchange.overrides === undefined ? to : addQuery([], exchange, to)),
    }
    unmappedByType.set(type, known)
  }
  return known
}

const unmappedByType = new Map<IntegrationSnapshot['type'], RequestMapping>()

/**
 * The source of a mapping for a request, where there is no answer to read yet.
 * @throws Error for what is no such source.
 */
export function requestSource(key: string, expression: string): ValueSource {
  const source = compileValueSource(expression)
  if (source === undefined || expression.startsWith('integration.response.')) {
    throw new Error(`${key} cannot be mapped from ${expression}`)
  }
  return source
}

function checkHeader(name: string, type: IntegrationSnapshot['type']): void {
  if (!isHeaderName(name)) throw new Error(`${JSON.stringify(name)} is no name of a header`)
  if (!isMappable(name, type)) throw new Error(`${name} cannot be mapped`)
}

function addHeaders(mapped: Mapped, exchange: Exchange, headers: string[], type: IntegrationSnapshot['type']): void {
  const overridden = requestOverrides(exchange, 'header')
  for (const [name, source] of mapped) {
    if (overridden?.has(name.toLowerCase())) continue
    addHeader(headers, name, source.value(exchange))
  }
  for (const { name, values } of overridden?.values() ?? []) {
    if (isHeaderName(name) && isSent(name, type)) addHeader(headers, name, values.join(','))
  }
}

/** A mapping whose source is missing or empty is skipped, as at AWS; so is what would not be a header. */
function addHeader(headers: string[], name: string, value: string | undefined): void {
  const text = value === undefined || value === '' ? undefined : headerText(value)
  if (text !== undefined) headers.push(name, text)
}

function addQuery(mapped: Mapped, exchange: Exchange, query: string): string {
  const overridden = requestOverrides(exchange, 'querystring')
  if (mapped.length === 0 && overridden === undefined) return query
  const pairs = query === '' ? [] : [query]
  for (const [name, source] of mapped) {
    if (overridden?.has(name)) continue
    const value = source.values === undefined ? source.value(exchange) : source.values(exchange)
    addPairs(pairs, name, typeof value === 'string' ? [value] : (value ?? []))
  }
  for (const { name, values } of overridden?.values() ?? []) addPairs(pairs, name, values)
  return pairs.join('&')
}

function addPairs(pairs: string[], name: string, values: readonly string[]): void {
  for (const value of values) pairs.push(`${encodeText(name)}=${encodeText(value)}`)
}

/** Percent-encodes; half of a surrogate pair becomes U+FFFD instead of an exception. */
export function encodeText(text: string): string {
  return encodeURIComponent(text.isWellFormed() ? text : text.toWellFormed())
}
