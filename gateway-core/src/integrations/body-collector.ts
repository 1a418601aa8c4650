import type { Receiver } from '../client.ts'
import { Refusal } from '../pipeline/refusal.ts'

/** Takes a whole body, up to a size. */
export class BodyCollector implements Receiver {
  readonly #maxBytes: number
  readonly #done: (body: Buffer | undefined) => void
  readonly #chunks: Uint8Array[] = []
  #bytes = 0

  /** @param done gets the body; undefined when it broke off or is larger than `maxBytes`. */
  constructor(maxBytes: number, done: (body: Buffer | undefined) => void) {
    this.#maxBytes = maxBytes
    this.#done = done
  }

  write(chunk: Uint8Array): boolean {
    this.#bytes += chunk.length
    if (this.#bytes > this.#maxBytes) this.#done(undefined)
    else this.#chunks.push(chunk)
    return true
  }

  end(chunk?: Uint8Array | string): void {
    if (chunk !== undefined) this.write(typeof chunk === 'string' ? Buffer.from(chunk) : chunk)
    if (this.#bytes <= this.#maxBytes) this.#done(Buffer.concat(this.#chunks))
  }

  destroy(): void {
    this.#done(undefined)
  }
}

/** The answer to an integration's body that is larger than a gateway takes. */
export const bodyTooLarge = new Refusal('INTEGRATION_FAILURE', undefined, 'The integration’s answer is too large')
