/**
 * Does one piece of work at a time. What arrives meanwhile waits, and only the latest of it is done: who gave an earlier
 * one gets the outcome of the one that took its place.
 */
export class LatestOnly<Item, Result> {
  readonly #work: (item: Item) => Result | Promise<Result>
  #isBusy = false
  #waiting: ({ item: Item } & PromiseWithResolvers<Result>) | undefined = undefined

  constructor(work: (item: Item) => Result | Promise<Result>) {
    this.#work = work
  }

  /** Starts at once when nothing is under way. */
  do(item: Item): Promise<Result> {
    if (!this.#isBusy) return this.#start(item)
    if (this.#waiting === undefined) this.#waiting = { item, ...Promise.withResolvers<Result>() }
    else this.#waiting.item = item
    return this.#waiting.promise
  }

  async #start(item: Item): Promise<Result> {
    this.#isBusy = true
    try {
      const result = this.#work(item)
      return result instanceof Promise ? await result : result
    } finally {
      this.#isBusy = false
      const next = this.#waiting
      this.#waiting = undefined
      if (next !== undefined) this.#start(next.item).then(next.resolve, next.reject)
    }
  }
}
