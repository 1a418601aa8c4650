import { endOfText, readFieldLines } from './field-lines.ts'

/** How the end of a body is found. */
export type Framing = 'none' | 'length' | 'chunked' | 'until-close'

/** The head of a backend's answer. */
export interface ResponseHead {
  readonly status: number
  /** Name, value, name, value … as received. */
  readonly rawHeaders: string[]
  readonly framing: Framing
  /** Bytes of the body, where its framing is `length`. */
  readonly length: number
  /** Whether the backend may be asked again on this connection. */
  readonly isKept: boolean
  /** How long the backend says that it keeps the connection (`Keep-Alive: timeout`), in seconds. */
  readonly keepSeconds: number | undefined
}

/**
 * Reads a head and decides by RFC 9112 section 6.3 where its body ends. What has more than one reading is refused: two
 * lengths, a length beside a transfer coding, another coding than `chunked`, a coding in HTTP/1.0.
 * @param text Latin-1, with the CR LF of its last field line, without the empty line.
 * @param method of the request.
 * @returns what is wrong, when something is.
 */
export function readResponseHead(text: string, method: string): ResponseHead | string {
  const status = readStatus(text)
  if (status === undefined) return 'a malformed status line'
  const fieldsFrom = text.indexOf('\r\n') + 2
  if (endOfText(text, statusEnd) !== fieldsFrom - 2) return 'a malformed status line'
  const rawHeaders = readFieldLines(text, fieldsFrom)
  if (typeof rawHeaders === 'string') return rawHeaders
  const found = readFraming(rawHeaders)
  if (typeof found === 'string') return found
  const isOld = text.charCodeAt(7) === zero
  if (found.isChunked && isOld) return 'a transfer coding in HTTP/1.0'
  const { isClosed, length, keepSeconds } = found
  const framing = framingOf(status, method, found)
  const isKept = !isClosed && !isOld && framing !== 'until-close' && keepSeconds !== 0
  return { status, rawHeaders, framing, length: length ?? 0, isKept, keepSeconds }
}

const zero = 48
const nine = 57
const statusEnd = 12

/** `HTTP/1.1 200 OK`; the reason, and the space before it, may be missing. */
function readStatus(text: string): number | undefined {
  if (!text.startsWith('HTTP/1.1 ') && !text.startsWith('HTTP/1.0 ')) return undefined
  const status = digits(text, statusEnd - 3, statusEnd)
  const next = text.charCodeAt(statusEnd)
  return status === undefined || status < 100 || (next !== 32 && next !== 13) ? undefined : status
}

/** @returns undefined when there is anything but digits. */
function digits(text: string, from: number, to: number): number | undefined {
  let number = 0
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at)
    // Also false behind the end.
    if (!(code >= zero && code <= nine)) return undefined
    number = number * 10 + code - zero
  }
  return number
}

interface Found {
  length: number | undefined
  isChunked: boolean
  isClosed: boolean
  keepSeconds: number | undefined
}

/** One pass; only names as long as those that matter are looked at. */
function readFraming(rawHeaders: readonly string[]): Found | string {
  const found: Found = { length: undefined, isChunked: false, isClosed: false, keepSeconds: undefined }
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? ''
    if (name.length !== 10 && name.length !== 14 && name.length !== 17) continue
    const problem = note(found, name.toLowerCase(), rawHeaders[index + 1] ?? '')
    if (problem !== undefined) return problem
  }
  if (found.isChunked && found.length !== undefined) return 'a length beside a transfer coding'
  return found
}

function note(found: Found, name: string, value: string): string | undefined {
  if (name === 'content-length') {
    const length = readLength(value)
    if (length === undefined) return 'a malformed length'
    if (found.length !== undefined) return 'two lengths'
    found.length = length
  } else if (name === 'transfer-encoding') {
    if (found.isChunked || value.toLowerCase() !== 'chunked') return 'an unknown transfer coding'
    found.isChunked = true
  } else if (name === 'connection') {
    found.isClosed ||= value.length >= 5 && /(?:^|,)[ \t]*close[ \t]*(?:,|$)/i.test(value)
  } else if (name === 'keep-alive') {
    const seconds = /(?:^|[,; ])timeout=(\d{1,9})/i.exec(value)?.[1]
    if (seconds !== undefined) found.keepSeconds = Number(seconds)
  }
  return undefined
}

/** Up to 15 digits, which every number can hold exactly. */
function readLength(value: string): number | undefined {
  return value.length === 0 || value.length > 15 ? undefined : digits(value, 0, value.length)
}

function framingOf(status: number, method: string, { isChunked, length }: Found): Framing {
  if (method === 'HEAD' || status === 204 || status === 304 || status < 200) return 'none'
  if (isChunked) return 'chunked'
  if (length === undefined) return 'until-close'
  return length === 0 ? 'none' : 'length'
}
