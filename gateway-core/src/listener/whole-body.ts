import type { IncomingMessage } from 'node:http'
import { maxPayloadBytes, PayloadTooLarge } from '../client.ts'
import { deadlines, type Expiring } from '../upstream/deadlines.ts'

/**
 * Takes the whole body of a node request, for who needs all of it before anything can be done: a stream of its own
 * (`ClientBody`) would only carry the pieces from one list to another.
 */
export class WholeBody implements Expiring {
  deadline: number
  place = -1
  readonly #silenceMs: number
  readonly #onSilence: () => void
  #done: ((body: Buffer | Error) => void) | undefined
  #chunks: Buffer[] = []
  #bytes = 0

  /**
   * @param silenceMs a sender that sends nothing for this long is given up:
   * @param onSilence is told, and ends the connection.
   * @param done gets the body, or why there is none: `PayloadTooLarge`, or that it broke off.
   */
  constructor(
    request: IncomingMessage,
    silenceMs: number,
    onSilence: () => void,
    done: (body: Buffer | Error) => void,
  ) {
    this.#silenceMs = silenceMs
    this.#onSilence = onSilence
    this.#done = done
    this.deadline = performance.now() + silenceMs
    deadlines.watch(this)
    request.on('data', (chunk: Buffer) => this.#take(chunk))
    request.once('end', () => this.#end(this.#joined()))
    request.once('close', () => this.#end(brokenOff()))
  }

  expire(): void {
    this.#end(brokenOff())
    this.#onSilence()
  }

  /** What comes behind the limit is read and dropped; the listener sees to it that this ends. */
  #take(chunk: Buffer): void {
    if (this.#done === undefined) return
    this.#bytes += chunk.length
    if (this.#bytes > maxPayloadBytes) {
      this.#end(new PayloadTooLarge())
      return
    }
    this.#chunks.push(chunk)
    this.deadline = performance.now() + this.#silenceMs
  }

  #joined(): Buffer {
    const [first] = this.#chunks
    return this.#chunks.length === 1 && first !== undefined ? first : Buffer.concat(this.#chunks)
  }

  #end(outcome: Buffer | Error): void {
    const done = this.#done
    this.#done = undefined
    this.#chunks = []
    deadlines.forget(this)
    done?.(outcome)
  }
}

const brokenOff = () => new Error('The caller left before its body was complete')
