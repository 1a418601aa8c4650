import { promisify } from 'node:util'
import { deflate, deflateSync, gzip, gzipSync } from 'node:zlib'
import { type Coding, chosenCoding } from '../compression/accepted-coding.ts'
import { CompressedBody, compressionLevel } from '../compression/compressed-body.ts'
import { FirstBytes } from '../compression/first-bytes.ts'
import { type Exchange, header } from '../exchange.ts'
import { type BodySource, Reply } from '../pipeline/reply.ts'
import type { Stage } from '../pipeline/stage.ts'

/**
 * Compresses answers of an API with a `minimumCompressionSize` for callers that ask for it (developer guide, "Receive an
 * API response with a compressed payload"): bodies of that size and more which are not encoded yet.
 */
export const compressBody: Stage = {
  name: 'compress-body',
  compile({ stage, method }) {
    const { minimumCompressionSize } = stage.api
    if (minimumCompressionSize === undefined || minimumCompressionSize < 0) return undefined
    // What is streamed is sent as it comes (developer guide, "Stream the integration response").
    if (method.integration.responseTransferMode === 'STREAM') return undefined
    return (exchange) => {
      const { reply, client } = exchange
      if (reply === undefined || !mayBeCompressed(reply, client.method)) return undefined
      // Whoever keeps the answer must know that another caller gets it otherwise.
      addVary(reply.headers)
      const coding = chosenCoding(exchange.header('accept-encoding'))
      return coding === undefined ? undefined : compress(exchange, reply, coding, minimumCompressionSize)
    }
  },
}

/** A part of a body is a part of its bytes as they are. */
function mayBeCompressed({ status, headers }: Reply, verb: string): boolean {
  const hasBody = verb !== 'HEAD' && status !== 204 && status !== 304 && status !== 206 && status >= 200
  return hasBody && header(headers, 'content-encoding') === undefined
}

function compress(exchange: Exchange, reply: Reply, coding: Coding, least: number): Promise<undefined> | undefined {
  const { body, headers } = reply
  if (typeof body === 'string' || body instanceof Uint8Array) {
    const bytes = typeof body === 'string' ? Buffer.from(body) : body
    return bytes.length < least || bytes.length === 0 ? undefined : compressWhole(exchange, reply, coding, bytes)
  }
  const length = header(headers, 'content-length')
  if (length !== undefined) {
    if (Number(length) >= least && Number(length) > 0) stream(exchange, reply, coding, body)
    return undefined
  }
  return compressUnknown(exchange, reply, coding, least, body)
}

/** Up to here compressing takes less than handing it to another thread. */
const syncBytes = 16 * 1024
const options = { level: compressionLevel }
const compressors = {
  gzip: { now: gzipSync, later: promisify(gzip) },
  deflate: { now: deflateSync, later: promisify(deflate) },
}

function compressWhole(
  exchange: Exchange,
  reply: Reply,
  coding: Coding,
  bytes: Uint8Array,
): Promise<undefined> | undefined {
  const { now, later } = compressors[coding]
  const put = (compressed: Buffer): undefined => {
    const headers = encodedHeaders(reply.headers, coding)
    headers.push('Content-Length', `${compressed.length}`)
    exchange.reply = new Reply(reply.status, headers, compressed)
  }
  return bytes.length <= syncBytes ? put(now(bytes, options)) : later(bytes, options).then(put)
}

/** Nobody tells how long it is: its start decides. */
async function compressUnknown(
  exchange: Exchange,
  reply: Reply,
  coding: Coding,
  least: number,
  body: BodySource,
): Promise<undefined> {
  const first = new FirstBytes(body, Math.max(1, least), exchange.client)
  const isEnough = await first.read()
  if (!isEnough || first.isBroken) exchange.reply = new Reply(reply.status, reply.headers, first)
  else stream(exchange, reply, coding, first)
  return undefined
}

function stream(exchange: Exchange, { status, headers }: Reply, coding: Coding, body: BodySource): void {
  exchange.reply = new Reply(status, encodedHeaders(headers, coding), new CompressedBody(body, coding, exchange.client))
}

/** The length is another now, and so are the bytes that a strong validator stands for (RFC 9110 section 8.8.1). */
function encodedHeaders(headers: readonly string[], coding: Coding): string[] {
  const encoded: string[] = []
  for (let index = 0; index < headers.length; index += 2) {
    const name = headers[index] ?? ''
    const value = headers[index + 1] ?? ''
    const lowerCaseName = name.toLowerCase()
    if (lowerCaseName === 'content-length') continue
    encoded.push(name, lowerCaseName === 'etag' && value.startsWith('"') ? `W/${value}` : value)
  }
  encoded.push('Content-Encoding', coding)
  return encoded
}

function addVary(headers: string[]): void {
  const known = header(headers, 'vary')
  if (known === undefined || !/(?:^|[\s,])(?:accept-encoding|\*)(?:[\s,]|$)/i.test(known)) {
    headers.push('Vary', 'Accept-Encoding')
  }
}
