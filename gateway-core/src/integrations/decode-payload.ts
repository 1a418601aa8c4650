import type { Exchange } from '../exchange.ts'
import { readPayload } from '../payload.ts'
import { Refusal } from '../pipeline/refusal.ts'
import { contentCodings, decodeContent } from './content-codings.ts'

const unsupported = new Refusal('UNSUPPORTED_MEDIA_TYPE')
const tooLarge = new Refusal('REQUEST_TOO_LARGE')

/**
 * Reads a body and takes it out of its codings. What is coded otherwise than by `gzip` or `deflate`, or is not what it
 * says, is refused as an unsupported media type; what grows beyond the limit for bodies, as too large.
 * @param contentEncoding the header's value
 */
export async function decodePayload(exchange: Exchange, contentEncoding: string): Promise<Refusal | undefined> {
  const codings = contentCodings(contentEncoding)
  if (codings === undefined) return unsupported
  const refusal = await readPayload(exchange)
  if (refusal !== undefined) return refusal
  const { payload } = exchange
  if (payload === undefined || payload.length === 0) return undefined
  const decoded = await decodeContent(payload, codings)
  if (decoded === 'malformed') return unsupported
  if (decoded === 'too large') return tooLarge
  exchange.payload = decoded
  return undefined
}
