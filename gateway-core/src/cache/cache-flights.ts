import type { CachedAnswer, ResponseCache } from '../ports.ts'

/** Where the answer of a flight goes. */
export interface Destination {
  readonly key: string
  readonly ttlMs: number
  readonly scope: string
  readonly capacity: number
}

/**
 * What a request that waited is told: the answer; `undefined` to make the call itself; a fill to make it for itself and
 * those that still wait.
 */
export type Landing = CachedAnswer | CacheFill | undefined

/**
 * The answers that are on their way to the cache. Requests that miss the same entry at the same time make one call of
 * the integration: the first goes, the others wait for what it brings. When it brings nothing that may be kept, all go;
 * when its caller left, the next one goes for the rest.
 */
export class CacheFlights {
  readonly #cache: ResponseCache
  readonly #flights = new Map<string, Flight>()

  constructor(cache: ResponseCache) {
    this.#cache = cache
  }

  /** @returns a fill when the caller is to make the call, else what comes of the call under way. */
  join(destination: Destination): CacheFill | Promise<Landing> {
    const flight = this.#flights.get(destination.key)
    if (flight === undefined) return this.#start(destination)
    return new Promise((resolve) => flight.waiting.push(resolve))
  }

  /**
   * A call beside any that is under way, for a caller that wants a fresh answer: what an older call brings is still
   * given to those who wait for it, but not kept.
   */
  refresh(destination: Destination): CacheFill {
    const older = this.#flights.get(destination.key)
    if (older !== undefined) {
      this.#flights.delete(destination.key)
      older.isKept = false
    }
    return this.#start(destination)
  }

  #start(destination: Destination): CacheFill {
    const flight: Flight = { destination, waiting: [], isKept: true }
    this.#flights.set(destination.key, flight)
    return this.#fill(flight)
  }

  #fill(flight: Flight): CacheFill {
    return new CacheFill(flight.destination.key, {
      land: (answer) => {
        this.#end(flight)
        const { key, ...limits } = flight.destination
        if (flight.isKept) this.#cache.set(key, answer, limits)
        for (const tell of flight.waiting) tell(answer)
      },
      fail: () => {
        this.#end(flight)
        for (const tell of flight.waiting) tell(undefined)
      },
      abandon: () => {
        const [next, ...waiting] = flight.waiting
        if (next === undefined) this.#end(flight)
        else next(this.#fill(this.#handOver(flight, waiting)))
      },
    })
  }

  /** The flight goes on under another leader; what was begun since to replace it stays in its place. */
  #handOver(flight: Flight, waiting: Flight['waiting']): Flight {
    const next = { ...flight, waiting }
    if (this.#flights.get(flight.destination.key) === flight) this.#flights.set(flight.destination.key, next)
    return next
  }

  #end(flight: Flight): void {
    if (this.#flights.get(flight.destination.key) === flight) this.#flights.delete(flight.destination.key)
  }
}

interface Flight {
  readonly destination: Destination
  readonly waiting: ((landing: Landing) => void)[]
  /** False once a fresher call is under way. */
  isKept: boolean
}

type Endings = Pick<CacheFill, 'land' | 'fail' | 'abandon'>

/** The duty of a request that makes the call for others: it ends in one of three ways, and only the first counts. */
export class CacheFill {
  readonly key: string
  #ways: Endings | undefined

  constructor(key: string, ways: Endings) {
    this.key = key
    this.#ways = ways
  }

  /** Keeps the answer and gives it to all who wait. */
  land(answer: CachedAnswer): void {
    this.#once()?.land(answer)
  }

  /** There is nothing to keep: all who wait make their own calls. */
  fail(): void {
    this.#once()?.fail()
  }

  /** The caller left before there was an answer: the next one makes the call. */
  abandon(): void {
    this.#once()?.abandon()
  }

  #once(): Endings | undefined {
    const ways = this.#ways
    this.#ways = undefined
    return ways
  }
}
