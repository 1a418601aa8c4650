import type { IncomingMessage } from 'node:http'
import { errorReply } from '../gateway-response-set.ts'
import type { Reply } from '../pipeline/reply.ts'

/** What a listener must know of a request before anybody may answer it. */
export interface RequestHead {
  /** In lower case, without port; empty when an HTTP/1.0 request has none. */
  readonly host: string
  /** 0 without a body, -1 when it is chunked. */
  readonly bodyLength: number
}

/** AWS's quota for all headers together, and for the request line. */
const maxHeaderBytes = 10_240
const maxTargetBytes = 10_240

const badRequest = () => errorReply(400, 'BadRequestException', '{"message":"Bad Request"}')

/**
 * Reads what node's parser accepts and refuses what a gateway must not pass on: two hosts, none or a malformed one, a target
 * that is no path (RFC 9112 section 3.2: absolute form is for proxies), a fragment, a transfer coding in HTTP/1.0
 * (section 6.1), TRACE, and heads beyond AWS's quotas.
 */
export function readRequestHead(request: IncomingMessage): RequestHead | Reply {
  const { method, url: target = '', rawHeaders } = request
  if (method === 'TRACE' || method === 'CONNECT') {
    return errorReply(405, 'MethodNotAllowedException', '{"message":"Method Not Allowed"}')
  }
  if (target.charCodeAt(0) !== 47 || target.includes('#')) return badRequest()
  if (target.length > maxTargetBytes) return errorReply(414, 'RequestURITooLongException', '{"message":"URI Too Long"}')
  const found = scan(rawHeaders)
  if (found.bytes > maxHeaderBytes) return headersTooLarge()
  const isOld = request.httpVersionMinor === 0
  const isAmbiguous = found.hosts > 1 || (found.hosts === 0 && !isOld)
  const host = isAmbiguous ? undefined : hostName(found.host)
  if (host === undefined || (found.chunked && isOld)) return badRequest()
  return { host, bodyLength: found.chunked ? -1 : found.length }
}

export function headersTooLarge(): Reply {
  const body = '{"message":"Request Header Fields Too Large"}'
  return errorReply(431, 'RequestHeaderFieldsTooLargeException', body)
}

interface Found {
  hosts: number
  host: string
  length: number
  chunked: boolean
  bytes: number
}

/** One pass; only names as long as those that matter are looked at. */
function scan(rawHeaders: readonly string[]): Found {
  const found: Found = { hosts: 0, host: '', length: 0, chunked: false, bytes: 0 }
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? ''
    const value = rawHeaders[index + 1] ?? ''
    // The colon, the space and the line's end count, as at AWS.
    found.bytes += name.length + value.length + 4
    if (name.length === 4) {
      if (name.toLowerCase() === 'host') {
        found.hosts++
        found.host = value
      }
    } else if (name.length === 14) {
      if (name.toLowerCase() === 'content-length') found.length = Number(value)
    } else if (name.length === 17 && name.toLowerCase() === 'transfer-encoding') found.chunked = true
  }
  return found
}

const hostGrammar = /^(?:[a-z0-9._~-]+|\[[0-9a-f:.]+\])?(?::\d{0,5})?$/
const remembered = 1000
const hostNames = new Map<string, string>()

/** The name in a Host header (RFC 9110 section 7.2), or undefined when it is malformed. The same few come again. */
function hostName(value: string): string | undefined {
  const known = hostNames.get(value)
  if (known !== undefined) return known
  const lower = value.toLowerCase()
  if (!hostGrammar.test(lower)) return undefined
  const name = lower.replace(/:\d*$/, '')
  if (hostNames.size < remembered) hostNames.set(value, name)
  return name
}
