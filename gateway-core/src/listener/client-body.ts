import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import { maxPayloadBytes, PayloadTooLarge } from '../client.ts'

/**
 * The body of a node request as a stream of its own: whoever reads it may destroy it without breaking the connection,
 * on which the answer still has to go out. It fails when the body is too large or its sender leaves.
 */
export class ClientBody extends Readable {
  readonly #request: IncomingMessage
  #bytes = 0

  constructor(request: IncomingMessage) {
    super()
    this.#request = request
    // Whoever reads has its own; once nobody does, a caller that leaves is no fault.
    this.on('error', () => undefined)
    request.on('data', (chunk: Uint8Array) => this.#take(chunk))
    request.once('end', () => this.push(null))
    request.once('error', (error) => this.destroy(error))
    request.once('close', () => {
      if (!request.complete) this.destroy(new Error('The caller left before its body was complete'))
    })
  }

  override _read(): void {
    this.#request.resume()
  }

  /** What still comes is read and dropped; the listener sees to it that this ends. */
  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#request.resume()
    done(error)
  }

  #take(chunk: Uint8Array): void {
    if (this.destroyed) return
    this.#bytes += chunk.length
    if (this.#bytes > maxPayloadBytes) this.destroy(new PayloadTooLarge())
    else if (!this.push(chunk)) this.#request.pause()
  }
}
