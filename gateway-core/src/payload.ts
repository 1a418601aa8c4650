import type { Readable } from 'node:stream'
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

function collect(exchange: Exchange): Promise<Refusal | undefined> {
  return new Promise((resolve) => {
    const done = (body: Buffer | Error) => {
      if (body instanceof Error) resolve(body instanceof PayloadTooLarge ? tooLarge : brokenOff)
      else {
        exchange.payload = body
        resolve(undefined)
      }
    }
    const { client } = exchange
    if (client.whole === undefined) collectStream(client.body(), done)
    else client.whole(done)
  })
}

/** By events: iterating over a stream costs several promises for each piece. */
function collectStream(body: Readable, done: (body: Buffer | Error) => void): void {
  const chunks: Uint8Array[] = []
  body.on('data', (chunk: Uint8Array) => chunks.push(chunk))
  body.once('end', () => done(Buffer.concat(chunks)))
  body.once('error', done)
  body.once('close', () => done(new Error('The body broke off')))
}
