/** Something that must be over by a time. */
export interface Expiring {
  /** On the clock of `performance.now()`; may change while it is watched. */
  readonly deadline: number
  /** Its place among those that are watched; kept by `Deadlines` alone, -1 while it is not. */
  place: number
  /** The time is over. It is not watched any more. */
  expire(): void
}

const tickMs = 20

/**
 * One timer for all that wait: setting one for each request, and clearing it, would cost more than looking at them all
 * fifty times a second. Nothing expires early; late at most by a tick. They stand in a plain list, because the tables of
 * a Set that many enter and leave refer to one another, and keep what has left alive through many collections.
 */
export class Deadlines {
  readonly #watched: Expiring[] = []
  #timer: NodeJS.Timeout | undefined = undefined

  watch(expiring: Expiring): void {
    if (expiring.place !== -1) return
    expiring.place = this.#watched.length
    this.#watched.push(expiring)
    this.#timer ??= setInterval(() => this.tick(performance.now()), tickMs).unref()
  }

  forget(expiring: Expiring): void {
    const { place } = expiring
    if (place === -1) return
    expiring.place = -1
    const last = this.#watched.pop()
    if (last === undefined || last === expiring) return
    last.place = place
    this.#watched[place] = last
  }

  /** How many are watched. */
  get size(): number {
    return this.#watched.length
  }

  /** Ends what is over by now. */
  tick(now: number): void {
    const over = this.#watched.filter(({ deadline }) => deadline <= now)
    for (const expiring of over) {
      // Perhaps another one's end was the end of this one, too.
      if (expiring.place === -1) continue
      this.forget(expiring)
      expiring.expire()
    }
    if (this.#watched.length > 0) return
    clearInterval(this.#timer)
    this.#timer = undefined
  }
}

/** Those of this thread. */
export const deadlines = new Deadlines()
