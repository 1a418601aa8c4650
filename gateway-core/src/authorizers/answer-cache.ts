import { LRUCache } from 'lru-cache'
import type { Clock } from '../ports.ts'

interface Entry<Answer> {
  readonly answer: Answer
  /** Milliseconds since 1970. */
  readonly expiresAt: number
}

export interface AnswerCacheLimits {
  readonly entries: number
  readonly bytes: number
}

/** Answers kept for a time, the least used ones dropped first; whoever asks while an answer is on its way shares it. */
export class AnswerCache<Answer> {
  readonly #clock: Clock
  readonly #entries: LRUCache<string, Entry<Answer>>
  readonly #underWay = new Map<string, Promise<unknown>>()

  constructor(clock: Clock, { entries, bytes }: AnswerCacheLimits) {
    this.#clock = clock
    this.#entries = new LRUCache({ max: entries, maxSize: bytes })
  }

  get(key: string): Answer | undefined {
    const entry = this.#entries.get(key)
    if (entry === undefined) return undefined
    if (entry.expiresAt > this.#clock.now()) return entry.answer
    this.#entries.delete(key)
    return undefined
  }

  /** @param bytes what the answer takes; one that is larger than the whole cache is not kept. */
  set(key: string, answer: Answer, bytes: number, expiresAt: number): void {
    this.#entries.set(key, { answer, expiresAt }, { size: Math.max(1, bytes) })
  }

  /** Asks, unless somebody asks the same already. */
  shared<Result>(key: string, ask: () => Promise<Result>): Promise<Result> {
    const running = this.#underWay.get(key)
    // One key is only ever asked for one kind of result.
    if (running !== undefined) return running as Promise<Result>
    const asked = ask().finally(() => this.#underWay.delete(key))
    this.#underWay.set(key, asked)
    return asked
  }
}
