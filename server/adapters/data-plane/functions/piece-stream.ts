/** The pieces of a streamed answer, from the host that sends them to the one reader that takes them. */
export class PieceStream implements AsyncIterable<Uint8Array> {
  readonly #onTaken: (bytes: number) => void
  readonly #pieces: Uint8Array[] = []
  #held = 0
  #ended = false
  #error: Error | undefined
  #isLeft = false
  #wake: () => void = () => undefined

  constructor(onTaken: (bytes: number) => void) {
    this.#onTaken = onTaken
  }

  /** Bytes that nobody has taken. */
  get held(): number {
    return this.#held
  }

  push(piece: Uint8Array): void {
    if (this.#isLeft) {
      this.#onTaken(piece.length)
      return
    }
    // A copy: a piece is a part of what was read from the pipe.
    this.#pieces.push(Uint8Array.from(piece))
    this.#held += piece.length
    this.#wake()
  }

  /** @param error what broke it off; without it the answer is complete. */
  end(error?: Error): void {
    this.#ended = true
    this.#error = error
    this.#wake()
  }

  [Symbol.asyncIterator](): AsyncIterator<Uint8Array, undefined> {
    const pieces = this.#read()
    return {
      next: () => pieces.next(),
      return: async () => {
        // A generator that was asked for nothing runs nothing at its end.
        this.#leave()
        return await pieces.return(undefined)
      },
    }
  }

  async *#read(): AsyncGenerator<Uint8Array, undefined> {
    try {
      for (;;) {
        const piece = this.#pieces.shift()
        if (piece) {
          this.#held -= piece.length
          this.#onTaken(piece.length)
          yield piece
        } else if (this.#ended) {
          if (this.#error) throw this.#error
          return
        } else {
          await new Promise<void>((resolve) => {
            this.#wake = resolve
          })
        }
      }
    } finally {
      this.#leave()
    }
  }

  /** The reader has gone: the function goes on, and what it still sends is dropped. */
  #leave(): void {
    this.#isLeft = true
    const held = this.#held
    this.#held = 0
    this.#pieces.length = 0
    if (held > 0) this.#onTaken(held)
  }
}
