import type { DocumentationPart } from '#server/rest-apis/documentation/documentation-part.ts'

type Location = DocumentationPart['location']

const types: Readonly<Record<string, string>> = {
  API: 'API',
  AUTHORIZER: 'Authorizer',
  MODEL: 'Model',
  RESOURCE: 'Resource',
  METHOD: 'Method',
  PATH_PARAMETER: 'Path parameter',
  QUERY_PARAMETER: 'Query parameter',
  REQUEST_HEADER: 'Request header',
  REQUEST_BODY: 'Request body',
  RESPONSE: 'Response',
  RESPONSE_HEADER: 'Response header',
  RESPONSE_BODY: 'Response body',
}

/** `QUERY_PARAMETER` as it is read: Query parameter. */
export function typeWords(type: string): string {
  return types[type] ?? type
}

/** Where a part stands: `/pets, any method, any status`. */
export function placeWords({ type, path, method, statusCode }: Location): string {
  if (path === undefined) return type === 'API' ? 'the whole API' : 'this API'
  const words = [path]
  if (method !== undefined) words.push(method === '*' ? 'any method' : method)
  if (statusCode !== undefined) words.push(statusCode === '*' ? 'any status' : statusCode)
  return words.join(', ')
}

/** A part in one line: `Query parameter limit · /pets, any method`. */
export function locationWords(location: Location): string {
  const what = [typeWords(location.type), location.name].filter(Boolean).join(' ')
  return location.path === undefined ? what : `${what} · ${placeWords(location)}`
}

/** `1 place`, `1,200 places`. */
export function countWords(count: number, one: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : `${one}s`}`
}
