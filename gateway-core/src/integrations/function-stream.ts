import type { Flow, Receiver } from '../client.ts'
import type { BodySource } from '../pipeline/reply.ts'
import type { Clock } from '../ports.ts'
import { endStream } from './function-response.ts'

/** A stream that is silent for this long is given up (response streaming, Regional APIs). */
export const streamIdleMs = 300_000
/** A caller that takes nothing for this long is given up. */
const stallMs = 30_000

/** The body of a function's streamed answer, on its way to the caller piece by piece, with back-pressure. */
export class FunctionStream implements BodySource, Flow {
  readonly #pieces: AsyncIterator<Uint8Array>
  readonly #first: Uint8Array
  readonly #clock: Clock
  /** On the monotonic clock. */
  readonly #deadline: number
  #receiver: Receiver | undefined = undefined
  #timer: NodeJS.Timeout | undefined = undefined
  #isOver = false
  /** Goes on when the caller can take more. */
  #continue: (() => void) | undefined = undefined

  /**
   * @param first what came behind the metadata already
   * @param deadline until when the last byte must be here, on the monotonic clock
   */
  constructor(pieces: AsyncIterator<Uint8Array>, first: Uint8Array, clock: Clock, deadline: number) {
    this.#pieces = pieces
    this.#first = first
    this.#clock = clock
    this.#deadline = deadline
    this.#wait(streamIdleMs)
  }

  pipeTo(receiver: Receiver): void {
    this.#receiver = receiver
    if (this.#isOver) receiver.destroy()
    else this.#pump(receiver).catch(() => this.abort())
  }

  /** The caller can take more. */
  resume(): void {
    this.#continue?.()
    this.#continue = undefined
  }

  /** Nobody wants it any more, or it takes too long: half an answer never looks complete. */
  abort(): void {
    if (this.#isOver) return
    this.#isOver = true
    clearTimeout(this.#timer)
    endStream(this.#pieces)
    this.#receiver?.destroy()
    this.resume()
  }

  async #pump(receiver: Receiver): Promise<void> {
    let piece: IteratorResult<Uint8Array, unknown> = { value: this.#first }
    while (!this.#isOver && piece.done !== true) {
      if (piece.value.length > 0 && !receiver.write(piece.value)) await this.#drained()
      if (this.#isOver) return
      this.#wait(streamIdleMs)
      piece = await this.#pieces.next()
    }
    if (this.#isOver) return
    this.#isOver = true
    clearTimeout(this.#timer)
    receiver.end()
  }

  #drained(): Promise<void> {
    this.#wait(stallMs)
    return new Promise((resolve) => {
      this.#continue = resolve
    })
  }

  #wait(milliseconds: number): void {
    clearTimeout(this.#timer)
    const left = Math.max(1, Math.min(milliseconds, this.#deadline - this.#clock.monotonic()))
    this.#timer = setTimeout(() => this.abort(), left)
  }
}
