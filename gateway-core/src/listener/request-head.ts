import type { IncomingMessage } from 'node:http'
import type { Reply } from '../pipeline/reply.ts'
import { listenerRefusals } from './listener-refusals.ts'

/** What a listener must know of a request before anybody may answer it. */
export interface RequestHead {
  /** Path and query; starts with `/`. */
  readonly target: string
  /** In lower case, without port; empty when an HTTP/1.0 request has none. */
  readonly host: string
  /** 0 without a body, -1 when it is chunked. */
  readonly bodyLength: number
}

/** AWS's quota for all headers together, and for the request line. */
const maxHeaderBytes = 10_240
const maxTargetBytes = 10_240

const { badRequest, methodNotAllowed, targetTooLong, headersTooLarge, notImplemented } = listenerRefusals

/**
 * Reads what node's parser accepts and refuses what a gateway must not pass on: two hosts, none or a malformed one, a
 * target that is no path, a fragment, a transfer coding in HTTP/1.0 (RFC 9112 section 6.1) or another than `chunked`
 * (501 by the same section), TRACE, and heads beyond AWS's quotas. An absolute target is taken as its path when it names
 * the same authority as `Host` (section 3.2.2); whoever routed the request by one of two different ones was fooled.
 */
export function readRequestHead(request: IncomingMessage): RequestHead | Reply {
  const { method, url = '', rawHeaders } = request
  if (method === 'TRACE' || method === 'CONNECT') return methodNotAllowed()
  if (url.length > maxTargetBytes) return targetTooLong()
  const found = scan(rawHeaders)
  if (found.bytes > maxHeaderBytes) return headersTooLarge()
  const target = url.charCodeAt(0) === 47 ? url : pathOf(url, found.host)
  if (target === undefined || target.includes('#')) return badRequest()
  const isOld = request.httpVersionMinor === 0
  const isAmbiguous = found.hosts > 1 || (found.hosts === 0 && !isOld)
  const host = isAmbiguous ? undefined : hostName(found.host)
  if (host === undefined || (found.chunked && isOld)) return badRequest()
  if (found.otherCoding) return notImplemented()
  return { target, host, bodyLength: found.chunked ? -1 : found.length }
}

/** The path of an absolute target; undefined when it is none, or on another authority than the host's. */
function pathOf(url: string, host: string): string | undefined {
  const [, authority, path] = /^https?:\/\/([^/?]*)(.*)$/i.exec(url) ?? []
  if (authority === undefined || path === undefined || authority === '') return undefined
  if (authority.toLowerCase() !== host.toLowerCase()) return undefined
  return path.startsWith('/') ? path : `/${path}`
}

interface Found {
  hosts: number
  host: string
  length: number
  chunked: boolean
  /** A transfer coding that is not `chunked` alone. */
  otherCoding: boolean
  bytes: number
}

/** One pass; only names as long as those that matter are looked at. */
function scan(rawHeaders: readonly string[]): Found {
  const found: Found = { hosts: 0, host: '', length: 0, chunked: false, otherCoding: false, bytes: 0 }
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
    } else if (name.length === 17 && name.toLowerCase() === 'transfer-encoding') {
      found.otherCoding ||= found.chunked || value.toLowerCase() !== 'chunked'
      found.chunked = true
    }
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
