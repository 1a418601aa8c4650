import type { Exchange } from '../exchange.ts'

/** A parameter that a template has overridden. */
export interface Override {
  /** As the template wrote it. */
  readonly name: string
  readonly values: readonly string[]
}

/**
 * What templates have overridden in the integration's request so far; headers by their name in lower case, the others
 * by their name.
 * @returns undefined when there is nothing.
 */
export function requestOverrides(
  { overrides }: Exchange,
  place: 'header' | 'path' | 'querystring',
): ReadonlyMap<string, Override> | undefined {
  if (overrides === undefined) return undefined
  if (place === 'header') return listed(overrides.requestHeaders, lowerCase)
  return listed(place === 'path' ? overrides.requestPath : overrides.requestQuery, asIs)
}

/** What templates have overridden in the headers of the answer so far, by their name in lower case. */
export function responseOverrides({ overrides }: Exchange): ReadonlyMap<string, Override> | undefined {
  return overrides === undefined ? undefined : listed(overrides.responseHeaders, lowerCase)
}

function listed(
  written: ReadonlyMap<string, string | readonly string[]>,
  key: (name: string) => string,
): ReadonlyMap<string, Override> | undefined {
  if (written.size === 0) return undefined
  const found = new Map<string, Override>()
  for (const [name, value] of written)
    found.set(key(name), { name, values: typeof value === 'string' ? [value] : value })
  return found
}

const lowerCase = (name: string) => name.toLowerCase()
const asIs = (name: string) => name
