import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'
import { acceptsCoding } from '../compression/accepted-coding.ts'
import { type Exchange, header } from '../exchange.ts'
import { traceId } from '../integrations/trace-header.ts'
import { Reply } from '../pipeline/reply.ts'
import type { CachedAnswer } from '../ports.ts'
import { maxItemBytes } from './cache-policy.ts'

/** Made anew for each answer, or about the one connection that it went out on. */
const notKept = new Set(['connection', 'content-length', 'keep-alive', 'trailer', 'transfer-encoding'])

/**
 * Whether an answer may be kept at all. AWS caches what the integration answered whatever its status (observed for 4XX);
 * we do so below 500, so that an outage does not outlast itself, and never an answer to one caller alone: a part of the
 * body, "not modified", or one that sets a cookie.
 */
export function isCacheable({ status, headers }: Reply): boolean {
  if (status < 200 || status >= 500 || status === 206 || status === 304) return false
  return header(headers, 'set-cookie') === undefined
}

/** The headers that are kept with an answer. @param isHead an answer to HEAD, whose length is not that of its body. */
export function keptHeaders({ headers }: Reply, isHead: boolean): string[] {
  const kept: string[] = []
  for (let index = 0; index < headers.length; index += 2) {
    const name = headers[index] ?? ''
    const lowerCaseName = name.toLowerCase()
    const isKept = !notKept.has(lowerCaseName) || (isHead && lowerCaseName === 'content-length')
    if (isKept) kept.push(name, headers[index + 1] ?? '')
  }
  return kept
}

/**
 * The kept answer for another request, with ids of its own.
 * @returns undefined when its body is encoded as this caller cannot read it, and we neither.
 */
export function toReply(answer: CachedAnswer, exchange: Exchange): Reply | undefined {
  const headers = [...answer.headers]
  const coding = header(headers, 'content-encoding')
  const isReadable = coding === undefined || acceptsCoding(exchange.header('accept-encoding'), coding)
  const body = isReadable ? answer.body : decoded(answer.body, coding)
  if (body === undefined) return undefined
  if (!isReadable) drop(headers, 'content-encoding')
  replaceTraceId(headers, exchange)
  if (exchange.client.method !== 'HEAD' && answer.status !== 204) headers.push('Content-Length', `${body.length}`)
  return new Reply(answer.status, headers, body)
}

const decoders: Readonly<Record<string, (body: Uint8Array) => Buffer>> = {
  gzip: (body) => gunzipSync(body, { maxOutputLength: maxItemBytes * 10 }),
  deflate: (body) => inflateSync(body, { maxOutputLength: maxItemBytes * 10 }),
  br: (body) => brotliDecompressSync(body, { maxOutputLength: maxItemBytes * 10 }),
}

function decoded(body: Uint8Array, coding: string): Uint8Array | undefined {
  const name = coding.toLowerCase()
  try {
    return Object.hasOwn(decoders, name) ? decoders[name]?.(body) : undefined
  } catch {
    return undefined
  }
}

function drop(headers: string[], lowerCaseName: string): void {
  const at = headers.findIndex((name, index) => index % 2 === 0 && name.toLowerCase() === lowerCaseName)
  if (at !== -1) headers.splice(at, 2)
}

function replaceTraceId(headers: string[], { requestId, startedAt }: Exchange): void {
  const at = headers.indexOf('X-Amzn-Trace-Id')
  if (at !== -1 && at % 2 === 0) headers[at + 1] = traceId(requestId, startedAt)
}
