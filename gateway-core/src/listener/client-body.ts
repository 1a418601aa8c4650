import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import { maxPayloadBytes, PayloadTooLarge } from '../client.ts'

/**
 * The body of a node request as a stream of its own: whoever reads it may destroy it without breaking the connection,
 * on which the answer still has to go out. It fails when the body is too large or its sender leaves.
 */
export class ClientBody extends Readable {
  readonly #request: IncomingMessage
  readonly #timer: NodeJS.Timeout
  #bytes = 0

  /**
   * @param silenceMs a sender that sends nothing for this long, though there is room for more, is given up:
   * @param onSilence is told, and ends the connection.
   */
  constructor(request: IncomingMessage, silenceMs: number, onSilence: () => void) {
    super()
    this.#request = request
    this.#timer = setTimeout(() => {
      if (!request.isPaused() && !request.complete) onSilence()
    }, silenceMs).unref()
    // Whoever reads has its own; once nobody does, a caller that leaves is no fault.
    this.on('error', () => undefined)
    request.on('data', (chunk: Uint8Array) => this.#take(chunk))
    request.once('end', () => this.push(null))
    request.once('error', (error) => this.destroy(error))
    request.once('close', () => {
      clearTimeout(this.#timer)
      if (!request.complete) this.destroy(new Error('The caller left before its body was complete'))
    })
  }

  override _read(): void {
    this.#timer.refresh()
    this.#request.resume()
  }

  /** What still comes is read and dropped; the listener sees to it that this ends. */
  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    clearTimeout(this.#timer)
    this.#request.resume()
    done(error)
  }

  #take(chunk: Uint8Array): void {
    if (this.destroyed) return
    this.#timer.refresh()
    this.#bytes += chunk.length
    if (this.#bytes > maxPayloadBytes) this.destroy(new PayloadTooLarge())
    else if (!this.push(chunk)) this.#request.pause()
  }
}
