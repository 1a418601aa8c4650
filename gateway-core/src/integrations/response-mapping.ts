import type { Exchange } from '../exchange.ts'
import { headerText, isHeaderName } from '../mapping/header-text.ts'
import { responseOverrides } from '../mapping/override-values.ts'
import { compileValueSource, type ValueSource } from '../mapping/value-source.ts'
import type { IntegrationSnapshot } from '../snapshot.ts'
import { mappedHeaderName } from './header-rules.ts'

/** The mapped headers of an answer. */
export interface ResponseMapping {
  readonly readsBody: boolean
  /** Name, value …: what is mapped, and what templates have overridden, under the names that may go out. */
  headers(exchange: Exchange): string[]
}

/**
 * Compiles `integrationResponse.responseParameters`.
 * @returns the reason when one cannot be served.
 */
export function compileResponseMapping(
  responseParameters: Readonly<Record<string, string>>,
  type: IntegrationSnapshot['type'],
): ResponseMapping | string {
  const mapped: [name: string, source: ValueSource][] = []
  for (const [key, expression] of Object.entries(responseParameters)) {
    const name = /^method\.response\.header\.([\s\S]+)$/.exec(key)?.[1]
    const source = compileValueSource(expression)
    const isResponse = !expression.startsWith('method.request.body')
    if (name === undefined || !isHeaderName(name) || source === undefined || !isResponse) {
      return `${key} cannot be mapped from ${expression}`
    }
    mapped.push([name, source])
  }
  return {
    readsBody: mapped.some(([, { reads }]) => reads === 'response-body'),
    headers: (exchange) => headers(mapped, exchange, type),
  }
}

function headers(
  mapped: readonly (readonly [name: string, source: ValueSource])[],
  exchange: Exchange,
  type: IntegrationSnapshot['type'],
): string[] {
  const sent: string[] = []
  const overridden = responseOverrides(exchange)
  for (const [name, source] of mapped) {
    if (!overridden?.has(name.toLowerCase())) add(sent, name, source.value(exchange), type)
  }
  for (const { name, values } of overridden?.values() ?? []) {
    for (const value of values) add(sent, name, value, type)
  }
  return sent
}

/** A value that is missing, or no header, is left out. */
function add(sent: string[], name: string, value: string | undefined, type: IntegrationSnapshot['type']): void {
  const text = value === undefined ? undefined : headerText(value)
  const known = mappedHeaderName(name, type)
  if (text !== undefined && text !== '' && known !== '' && isHeaderName(known)) sent.push(known, text)
}
