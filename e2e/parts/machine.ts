/**
 * The machine in two halves, so that the work of one part goes on where another waits. What measures time itself, or is
 * to show whether it fails when nothing disturbs it, gets the whole machine, after everything that is content with half.
 */
export class Machine {
  readonly #halves: (() => Promise<void>)[] = []
  readonly #wholes: (() => Promise<void>)[] = []
  #halvesTaken = 0

  /** Runs `work` beside at most one other. */
  half<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.#queue(this.#halves, work)
  }

  /** Runs `work` alone, when nothing waits for a half. */
  whole<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.#queue(this.#wholes, work)
  }

  #queue<Result>(queue: (() => Promise<void>)[], work: () => Promise<Result>): Promise<Result> {
    const done = Promise.withResolvers<Result>()
    queue.push(async () => {
      try {
        done.resolve(await work())
      } catch (error) {
        done.reject(error)
      }
    })
    // What is asked for in the same breath is known before anything starts.
    queueMicrotask(() => this.#start())
    return done.promise
  }

  #start(): void {
    while (this.#halvesTaken < 2 && this.#halves.length > 0) this.#run(this.#halves.shift(), 1)
    if (this.#halvesTaken === 0 && this.#wholes.length > 0) this.#run(this.#wholes.shift(), 2)
  }

  async #run(work: (() => Promise<void>) | undefined, halves: number): Promise<void> {
    this.#halvesTaken += halves
    await work?.()
    this.#halvesTaken -= halves
    this.#start()
  }
}
