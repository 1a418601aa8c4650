import type { CachedAnswer, Clock, ResponseCache } from '../ports.ts'

/** A response cache in a map, without a limit. */
export class MemoryResponseCache implements ResponseCache {
  readonly entries = new Map<string, CachedAnswer>()
  /** Keys that were asked for, in order. */
  readonly lookups: string[] = []
  readonly #clock: Clock

  constructor(clock: Clock) {
    this.#clock = clock
  }

  get(key: string): CachedAnswer | undefined {
    this.lookups.push(key)
    const entry = this.entries.get(key)
    return entry !== undefined && entry.expiresAt > this.#clock.now() ? entry : undefined
  }

  set(key: string, answer: CachedAnswer): void {
    this.entries.set(key, answer)
  }
}
