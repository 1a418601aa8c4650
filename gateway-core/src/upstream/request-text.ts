import { isFieldValue, isTokenText } from './field-lines.ts'
import type { UpstreamRequest } from './upstream-call.ts'

/** A request that must not go out as it is: it would be read as something else. */
export class InvalidRequest extends Error {}

/**
 * The head of a request as it goes out, with the empty line behind it. Exactly one Host and one framing: what somebody
 * else says of them is checked against the body, never added to it.
 * @param authority goes into `Host` where the request names none.
 */
export function requestText(request: UpstreamRequest, authority: string): string | InvalidRequest {
  const { method, path, headers, body } = request
  if (!isTokenText(method)) return new InvalidRequest('The method is no token')
  if (!isTarget(path)) return new InvalidRequest('The path cannot be sent')
  let lines = ''
  let host: string | undefined
  let length: string | undefined
  for (let index = 0; index < headers.length; index += 2) {
    const name = headers[index] ?? ''
    const value = headers[index + 1] ?? ''
    if (!isTokenText(name) || !isFieldValue(value)) return new InvalidRequest(`The header ${name} cannot be sent`)
    const role = roleOf(name)
    if (role === 'other') lines += `${name}: ${value}\r\n`
    else if (role === 'host' && host === undefined) host = value
    else if (role === 'length' && length === undefined) length = value
    else return new InvalidRequest(`The header ${name} must not be set`)
  }
  const framing = framingLine(method, body, length)
  if (framing === undefined) return new InvalidRequest('The content length is not the body’s')
  return `${method} ${path} HTTP/1.1\r\nHost: ${host ?? authority}\r\n${lines}${framing}\r\n`
}

/** A path, and nothing that ends the request line. */
function isTarget(path: string): boolean {
  if (path.charCodeAt(0) !== 47) return false
  for (let at = 0; at < path.length; at++) {
    const code = path.charCodeAt(at)
    if (code <= 32 || code === 127 || code > 255) return false
  }
  return true
}

/** Most names are told apart by their length. */
function roleOf(name: string): 'other' | 'host' | 'length' | 'ours' {
  switch (name.length) {
    case 4:
      return name.toLowerCase() === 'host' ? 'host' : 'other'
    case 14:
      return name.toLowerCase() === 'content-length' ? 'length' : 'other'
    case 6:
    case 7:
    case 10:
    case 16:
    case 17:
      return ofTheConnection.has(name.toLowerCase()) ? 'ours' : 'other'
    default:
      return 'other'
  }
}

const ofTheConnection: ReadonlySet<string> = new Set([
  ...['connection', 'expect', 'keep-alive', 'proxy-connection', 'transfer-encoding', 'upgrade'],
])

/** RFC 9110 section 8.6: a length also says that there is no body, where one would be expected. */
const expectsBody: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH'])

/** @returns undefined when `declared` is not the body's length. */
function framingLine(method: string, body: UpstreamRequest['body'], declared: string | undefined): string | undefined {
  if (body !== null && typeof body !== 'string' && !(body instanceof Uint8Array)) {
    if (declared === undefined) return 'Transfer-Encoding: chunked\r\n'
    return /^\d{1,15}$/.test(declared) ? `Content-Length: ${declared}\r\n` : undefined
  }
  const length = body === null ? 0 : Buffer.byteLength(body)
  if (declared !== undefined && declared !== `${length}`) return undefined
  return length === 0 && declared === undefined && !expectsBody.has(method) ? '' : `Content-Length: ${length}\r\n`
}

/** What a stream has to keep to: its length, undefined when it goes out in chunks. */
export function declaredLength({ headers }: UpstreamRequest): number | undefined {
  for (let index = 0; index < headers.length; index += 2) {
    const name = headers[index] ?? ''
    if (name.length === 14 && name.toLowerCase() === 'content-length') return Number(headers[index + 1])
  }
  return undefined
}
