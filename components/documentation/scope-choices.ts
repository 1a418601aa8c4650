import type { DocumentationPart } from '#server/rest-apis/documentation/documentation-part.ts'

type Location = DocumentationPart['location']

/** How wide a text may apply, by the fields of its location. Undefined where the type has no such field. */
export interface ScopeChoices {
  paths?: readonly string[]
  methods?: readonly string[]
  statusCodes?: readonly string[]
}

const inherited = new Set([
  'METHOD',
  'PATH_PARAMETER',
  'QUERY_PARAMETER',
  'REQUEST_HEADER',
  'REQUEST_BODY',
  'RESPONSE',
  'RESPONSE_HEADER',
  'RESPONSE_BODY',
])

/** The places from which a text reaches an entity: its own first, then wider ones. Undefined where nothing is inherited. */
export function scopeChoices({ type, path, method, statusCode }: Location): ScopeChoices | undefined {
  if (!inherited.has(type) || path === undefined) return undefined
  return {
    paths: pathsAbove(path),
    ...(method === undefined ? {} : { methods: method === '*' ? ['*'] : [method, '*'] }),
    ...(statusCode === undefined ? {} : { statusCodes: statusCode === '*' ? ['*'] : [statusCode, '*'] }),
  }
}

/** `/pets/{id}`, `/pets`, `/`. */
function pathsAbove(path: string): string[] {
  const segments = path.split('/').filter(Boolean)
  const above = segments.map((_, index) => `/${segments.slice(0, segments.length - index).join('/')}`)
  return [...above, '/']
}
