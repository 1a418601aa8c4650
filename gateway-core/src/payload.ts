import { PayloadTooLarge } from './client.ts'
import type { Exchange } from './exchange.ts'
import { Refusal } from './pipeline/refusal.ts'

const nothing = Buffer.alloc(0)
const tooLarge = new Refusal('REQUEST_TOO_LARGE')
/** The caller broke off: nobody hears the answer. */
const brokenOff = new Refusal('DEFAULT_4XX')

/**
 * Reads the caller's body into `exchange.payload`, once: who comes later finds it there. A caller that waits for
 * `100 Continue` is told to go on by the first who reads.
 * @returns undefined at once when it is there or there is none; a refusal when it is too large.
 */
export function readPayload(exchange: Exchange): Promise<Refusal | undefined> | undefined {
  if (exchange.payload !== undefined) return undefined
  if (exchange.client.bodyLength === 0) {
    exchange.payload = nothing
    return undefined
  }
  return collect(exchange)
}

async function collect(exchange: Exchange): Promise<Refusal | undefined> {
  const chunks: Uint8Array[] = []
  try {
    for await (const chunk of exchange.client.body()) chunks.push(chunk)
  } catch (error) {
    return error instanceof PayloadTooLarge ? tooLarge : brokenOff
  }
  exchange.payload = Buffer.concat(chunks)
  return undefined
}
