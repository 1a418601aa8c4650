import type { DocumentationLocation } from '#db/schema/documentation-parts.ts'
import { isJsonObject, type JsonObject } from '../json-object.ts'

/** Finds the documentation of an entity. */
export interface DocumentationIndex {
  /** The part at exactly this location. */
  exact(location: DocumentationLocation): JsonObject | undefined
  /** The part that applies to the entity: its own, or else the one that it inherits. */
  find(location: DocumentationLocation): JsonObject
}

/**
 * AWS's rules: an entity with a part of its own inherits nothing; otherwise the part of the same type and name with the
 * longest path that is a prefix of the entity's applies, and among those of one path the exact status code and method
 * go before `*`.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-documenting-api-content-representation.html
 */
export function indexDocumentation(
  parts: readonly { location: DocumentationLocation; properties: string }[],
): DocumentationIndex {
  const byKey = new Map<string, JsonObject>()
  for (const part of parts) byKey.set(keyOf(part.location), parseProperties(part.properties))
  const exact = (location: DocumentationLocation) => byKey.get(keyOf(location))
  return {
    exact,
    find(location) {
      const own = exact(location)
      if (own || !inheriting.has(location.type)) return own ?? {}
      for (const path of prefixesOf(location.path ?? '/')) {
        for (const statusCode of new Set([location.statusCode, '*'])) {
          for (const method of new Set([location.method, '*'])) {
            const part = exact({ ...location, path, method, statusCode })
            if (part) return part
          }
        }
      }
      return {}
    },
  }
}

/** The location of a part as one text; what the location leaves out has AWS's default. */
export function keyOf({ type, path, method, statusCode, name }: DocumentationLocation): string {
  if (type === 'API') return type
  if (type === 'MODEL' || type === 'AUTHORIZER') return [type, name].join(separator)
  if (type === 'RESOURCE') return [type, path ?? '/'].join(separator)
  const status = type.startsWith('RESPONSE') ? statusCode?.trim() || '*' : ''
  return [type, path ?? '/', method ?? '*', status, name ?? ''].join(separator)
}

const separator = '\n'

const inheriting: ReadonlySet<string> = new Set([
  'METHOD',
  'PATH_PARAMETER',
  'QUERY_PARAMETER',
  'REQUEST_HEADER',
  'REQUEST_BODY',
  'RESPONSE',
  'RESPONSE_HEADER',
  'RESPONSE_BODY',
])

/** `/a/{b}` → `/a/{b}`, `/a`, `/`. */
function* prefixesOf(path: string): Generator<string> {
  for (let prefix = path; prefix.length > 1; prefix = prefix.slice(0, prefix.lastIndexOf('/'))) yield prefix
  yield '/'
}

function parseProperties(text: string): JsonObject {
  try {
    const value: unknown = JSON.parse(text)
    return isJsonObject(value) ? value : {}
  } catch {
    return {}
  }
}
