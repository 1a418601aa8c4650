import { isJsonObject } from '#server/rest-apis/openapi/json-object.ts'
import type { FoundRoute } from './find-route.ts'
import { createInputReader } from './input-reader.ts'
import { patchedInput } from './patch-operations.ts'
import type { Route } from './route.ts'
import { type Member, memberOf } from './shape.ts'
import { serializationError, WireError } from './wire-error.ts'

/** The parts of a request that carry members. */
export interface WireInput {
  readonly query: URLSearchParams
  readonly headers: Headers
  readonly body: Uint8Array
}

/** The operation's input: the members from path, query, headers and body, of the types that the row says. */
export function readInput({ route, pathMembers }: FoundRoute, wire: WireInput): Record<string, unknown> {
  const reader = createInputReader(route.operation.operationName)
  const members = Object.entries(route.input).map(([name, member]) => [name, memberOf(member)] as const)
  const hasBody = members.some(([name, member]) => member.in === 'body' && !Object.hasOwn(pathMembers, name))
  const body = hasBody ? parseBody(wire) : {}
  const input: [string, unknown][] = Object.entries(pathMembers)
  for (const [name, member] of members) {
    const value = Object.hasOwn(pathMembers, name) ? pathMembers[name] : carried(name, member, wire, body, route)
    input.push([name, reader.read(member.shape, value, name)])
    if (member.required) reader.require(value, name)
  }
  reader.finish()
  return route.patch ? patched(route, Object.fromEntries(input)) : Object.fromEntries(input)
}

function patched(route: Route, { patchOperations, ...rest }: Record<string, unknown>): Record<string, unknown> {
  return route.patch ? { ...rest, ...patchedInput(route.patch, patchOperations) } : rest
}

function carried(
  name: string,
  member: Member,
  { query, headers, body: bytes }: WireInput,
  body: Readonly<Record<string, unknown>>,
  route: Route,
): unknown {
  const wireName = member.wireName ?? name
  switch (member.in) {
    case 'query':
      return member.shape.kind === 'list' ? listed(query.getAll(wireName)) : textOf(member, query.get(wireName))
    case 'header':
      return headers.get(wireName) ?? undefined
    case 'payload':
      return bytes
    case 'other-query':
      return otherQuery(query, route)
    case 'body':
      return Object.hasOwn(body, wireName) ? body[wireName] : undefined
  }
}

/** `embed=a&embed=b`; a single empty value is no value. */
function listed(values: string[]): string[] | undefined {
  const given = values.filter((value) => value !== '')
  return given.length === 0 ? undefined : given
}

/** A scalar of the query as JSON would have it; what cannot be read stays a text, which the reader refuses. */
function textOf({ shape }: Member, text: string | null): unknown {
  if (text === null || text === '') return undefined
  if (shape.kind === 'integer' || shape.kind === 'double') return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text
  if (shape.kind === 'boolean') return text === 'true' ? true : text === 'false' ? false : text
  return text
}

function otherQuery(query: URLSearchParams, route: Route): Record<string, string> {
  const taken = new Set(new URLSearchParams(route.path.split('?')[1]).keys())
  for (const [name, member] of Object.entries(route.input)) {
    const { in: place, wireName } = memberOf(member)
    if (place === 'query') taken.add(wireName ?? name)
  }
  return Object.fromEntries([...query].filter(([name]) => !taken.has(name) && !name.startsWith('X-Amz-')))
}

/** What AWS's protocol answers to another content type; one that is not said is taken for JSON, as AWS does. */
function requireJson(contentType: string | null): void {
  if (contentType === null || /^\s*application\/([\w.+-]+\+)?(x-amz-)?json(-1\.[01])?\s*(;|$)/i.test(contentType))
    return
  const message = `The content type must be application/json, not ${contentType.slice(0, 100)}`
  throw new WireError('UnsupportedMediaTypeException', 415, message)
}

function parseBody({ body: bytes, headers }: WireInput): Readonly<Record<string, unknown>> {
  if (bytes.length === 0) return {}
  requireJson(headers.get('content-type'))
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw serializationError('The request body is not well-formed JSON')
  }
  if (!isJsonObject(value)) throw serializationError('Unexpected value type in payload')
  return value
}
