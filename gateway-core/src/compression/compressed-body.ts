import { createDeflate, createGzip, type Deflate, type Gzip } from 'node:zlib'
import type { Client, Flow, Receiver } from '../client.ts'
import type { BodySource } from '../pipeline/reply.ts'
import type { Coding } from './accepted-coding.ts'

/** Good for text at a fraction of the time that the best takes. */
export const compressionLevel = 6

/**
 * A body that is compressed on its way to the caller: piece by piece, no faster than the caller takes it, and broken off
 * when the source breaks off.
 */
export class CompressedBody implements BodySource, Receiver, Flow {
  readonly source: BodySource
  readonly #client: Client
  readonly #encoder: Gzip | Deflate
  #sourceFlow: Flow | undefined = undefined
  #receiver: Receiver | undefined = undefined
  #isOver = false

  /** @param client whose flow it becomes, in front of the source's. */
  constructor(source: BodySource, coding: Coding, client: Client) {
    this.source = source
    this.#client = client
    this.#encoder =
      coding === 'gzip' ? createGzip({ level: compressionLevel }) : createDeflate({ level: compressionLevel })
  }

  pipeTo(receiver: Receiver): void {
    const encoder = this.#encoder
    this.#receiver = receiver
    this.#sourceFlow = this.#client.flow
    this.#client.flow = this
    encoder.on('data', (chunk: Uint8Array) => {
      if (!receiver.write(chunk)) encoder.pause()
    })
    encoder.on('end', () => this.#ended())
    encoder.on('error', () => this.destroy())
    encoder.on('drain', () => this.#sourceFlow?.resume())
    this.source.pipeTo(this)
    // A source may take the flow only now.
    if (this.#client.flow === this) return
    this.#sourceFlow = this.#client.flow
    this.#client.flow = this
  }

  write(chunk: Uint8Array): boolean {
    return this.#isOver || this.#encoder.write(chunk)
  }

  end(chunk?: Uint8Array | string): void {
    if (this.#isOver) return
    if (chunk === undefined) this.#encoder.end()
    else this.#encoder.end(chunk)
  }

  /** The source broke off. */
  destroy(): void {
    if (this.#isOver) return
    this.#isOver = true
    this.#encoder.destroy()
    this.#receiver?.destroy()
  }

  /** The caller can take more. */
  resume(): void {
    this.#encoder.resume()
  }

  /** The caller left, or nobody wants the body any more. */
  abort(): void {
    if (this.#isOver) return
    this.#isOver = true
    this.#encoder.destroy()
    if (this.#sourceFlow === undefined) this.source.abort()
    else this.#sourceFlow.abort()
  }

  #ended(): void {
    if (this.#isOver) return
    this.#isOver = true
    this.#receiver?.end()
  }
}
