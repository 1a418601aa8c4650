import type { Client, Flow, Receiver } from '../client.ts'
import type { BodySource } from '../pipeline/reply.ts'

/**
 * The start of a body whose size nobody tells: it is read until it is known whether there are as many bytes as a
 * threshold. The whole body is then one again, from its first byte.
 */
export class FirstBytes implements BodySource, Receiver {
  readonly source: BodySource
  readonly #client: Client
  readonly #threshold: number
  #chunks: Uint8Array[] = []
  #bytes = 0
  #isEnded = false
  #isBroken = false
  #receiver: Receiver | undefined = undefined
  #sourceFlow: Flow | undefined = undefined
  #decide: ((isEnough: boolean) => void) | undefined = undefined

  constructor(source: BodySource, threshold: number, client: Client) {
    this.source = source
    this.#threshold = threshold
    this.#client = client
  }

  /** @returns whether there are that many bytes. */
  read(): Promise<boolean> {
    return new Promise((resolve) => {
      this.#decide = resolve
      this.source.pipeTo(this)
      this.#sourceFlow = this.#client.flow
    })
  }

  /** Whether the body broke off before it was decided. */
  get isBroken(): boolean {
    return this.#isBroken
  }

  pipeTo(receiver: Receiver): void {
    this.#receiver = receiver
    const chunks = this.#chunks
    this.#chunks = []
    if (this.#isBroken) {
      receiver.destroy()
      return
    }
    let isReady = true
    for (const chunk of chunks) isReady = receiver.write(chunk)
    if (this.#isEnded) receiver.end()
    else if (isReady) this.#sourceFlow?.resume()
  }

  abort(): void {
    this.#chunks = []
    this.source.abort()
  }

  write(chunk: Uint8Array): boolean {
    if (this.#receiver !== undefined) return this.#receiver.write(chunk)
    this.#chunks.push(chunk)
    this.#bytes += chunk.length
    if (this.#bytes < this.#threshold) return true
    this.#decided(true)
    return false
  }

  end(chunk?: Uint8Array | string): void {
    if (this.#receiver !== undefined) {
      this.#receiver.end(chunk)
      return
    }
    if (chunk !== undefined && chunk.length > 0) this.#keep(chunk)
    this.#isEnded = true
    this.#decided(this.#bytes >= this.#threshold)
  }

  destroy(): void {
    this.#isBroken = true
    if (this.#receiver !== undefined) this.#receiver.destroy()
    else this.#decided(true)
  }

  #keep(chunk: Uint8Array | string): void {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
    this.#chunks.push(bytes)
    this.#bytes += bytes.length
  }

  #decided(isEnough: boolean): void {
    this.#decide?.(isEnough)
    this.#decide = undefined
  }
}
