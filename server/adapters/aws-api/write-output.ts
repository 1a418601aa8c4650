import { isJsonObject } from '#server/rest-apis/openapi/json-object.ts'
import type { Route } from './route.ts'
import { type Members, memberOf, type Shape } from './shape.ts'

/** The answer to a call that succeeded: AWS's status, and the output's members as the row names them. */
export function writeOutput(route: Route, output: unknown, requestId: string): Response {
  const headers = new Headers({ 'x-amzn-RequestId': requestId })
  const { output: shape, status } = route
  if (!shape) return new Response(status === 204 ? null : '', { status, headers })
  if (shape.kind === 'structure') {
    const payload = payloadOf(shape.members, output, headers)
    if (payload) return new Response(payload, { status, headers })
  }
  headers.set('Content-Type', 'application/json')
  return new Response(JSON.stringify(write(shape, output)), { status, headers })
}

/** For an output that is bytes with headers: the bytes, with its headers set. */
function payloadOf(members: Members, output: unknown, headers: Headers): Uint8Array<ArrayBuffer> | undefined {
  let payload: Uint8Array<ArrayBuffer> | undefined
  for (const [name, given] of Object.entries(members)) {
    const member = memberOf(given)
    const value = isJsonObject(output) ? output[name] : undefined
    if (member.in === 'header' && typeof value === 'string') headers.set(member.wireName ?? name, value)
    if (member.in === 'payload') {
      payload =
        typeof value === 'string' ? new TextEncoder().encode(value) : Uint8Array.from(isBytes(value) ? value : [])
    }
  }
  return payload
}

/** The value as JSON has it: names of the wire, seconds for dates, nothing that the shape does not name. */
function write(shape: Shape, value: unknown): unknown {
  if (value === null || value === undefined) return undefined
  switch (shape.kind) {
    case 'timestamp':
      return value instanceof Date ? Math.floor(value.getTime() / 1000) : undefined
    case 'list':
      return Array.isArray(value) ? value.map((item: unknown) => write(shape.of, item)) : undefined
    case 'map':
      return isJsonObject(value)
        ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, write(shape.of, item)]))
        : undefined
    case 'structure':
      return isJsonObject(value) ? writeMembers(shape.members, value) : undefined
    case 'string':
      return shape.escaped && typeof value === 'string' ? JSON.stringify(value).slice(1, -1) : value
    default:
      return value
  }
}

function writeMembers(members: Members, value: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const written = Object.entries(members).map(([name, given]) => {
    const member = memberOf(given)
    return [member.wireName ?? name, write(member.shape, value[name])] as const
  })
  return Object.fromEntries(written.filter(([, member]) => member !== undefined))
}

function isBytes(value: unknown): value is Uint8Array {
  return value instanceof Uint8Array
}
