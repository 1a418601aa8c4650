import type { Receiver } from '../client.ts'
import type { BodySource } from '../pipeline/reply.ts'
import { maxItemBytes } from './cache-policy.ts'

/** What becomes of a body on its way to a caller. */
export interface Keeper {
  /** All of it has passed. */
  keep(body: Buffer): void
  /** It is larger than an item of the cache may be. */
  tooLarge(): void
  /** It broke off, or its caller left. */
  brokenOff(): void
}

/**
 * A body that is collected while it goes to its caller. As long as it may still be kept, a slow caller does not slow
 * down the source, because others wait for the whole; that holds up to the size of a cache item.
 */
export class KeptBody implements BodySource, Receiver {
  readonly source: BodySource
  readonly #keeper: Keeper
  #receiver: Receiver | undefined = undefined
  #chunks: Uint8Array[] = []
  #bytes = 0
  #isCollecting = true

  constructor(source: BodySource, keeper: Keeper) {
    this.source = source
    this.#keeper = keeper
  }

  pipeTo(receiver: Receiver): void {
    this.#receiver = receiver
    this.source.pipeTo(this)
  }

  abort(): void {
    this.#stop()?.brokenOff()
    this.source.abort()
  }

  write(chunk: Uint8Array): boolean {
    const isReady = this.#receiver?.write(chunk) ?? true
    this.#collect(chunk)
    return isReady || this.#isCollecting
  }

  end(chunk?: Uint8Array | string): void {
    if (chunk !== undefined) this.#collect(typeof chunk === 'string' ? Buffer.from(chunk) : chunk)
    const body = this.#chunks
    // First the others: the caller's connection may fail on the way.
    this.#stop()?.keep(Buffer.concat(body))
    this.#receiver?.end(chunk)
  }

  destroy(): void {
    this.#stop()?.brokenOff()
    this.#receiver?.destroy()
  }

  #collect(chunk: Uint8Array): void {
    if (!this.#isCollecting) return
    this.#bytes += chunk.length
    if (this.#bytes > maxItemBytes) this.#stop()?.tooLarge()
    else this.#chunks.push(chunk)
  }

  #stop(): Keeper | undefined {
    if (!this.#isCollecting) return undefined
    this.#isCollecting = false
    this.#chunks = []
    return this.#keeper
  }
}
