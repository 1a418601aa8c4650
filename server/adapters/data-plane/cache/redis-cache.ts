import type { CachedAnswer, Clock, ResponseCache } from 'gateway-core/ports.ts'
import { Redis } from 'ioredis'
import { decodeCacheEntry, encodeCacheEntry } from './cache-entry.ts'

export interface RedisCacheOptions {
  /** `redis://…` or `rediss://…` */
  readonly url: string
  readonly clock: Clock
  /** For the operator: it went down, it is back. */
  warn(message: string): void
}

export interface RedisCache extends ResponseCache {
  close(): void
}

/** A request waits no longer than this for the cache; then it is a miss. */
const waitMs = 50
/** After this many failures in a row the cache is left alone for a while, so that not every request waits for nothing. */
const failuresInRow = 5
const pauseMs = 1000
const longestRetryMs = 5000
const prefix = 'gatehouse:response:'

/**
 * A response cache in Redis or Valkey that all threads and nodes share. One that is down or slow is a miss, never an
 * error. What a stage may take is Redis's to bound (`maxmemory` with an LRU policy); entries end by their time to live.
 */
export function createRedisCache(options: RedisCacheOptions): RedisCache {
  return new SharedRedisCache(options)
}

class SharedRedisCache implements RedisCache {
  readonly #redis: Redis
  readonly #clock: Clock
  readonly #warn: (message: string) => void
  #failures = 0
  #pausedUntil = Number.NEGATIVE_INFINITY
  #isDown = false

  constructor({ url, clock, warn }: RedisCacheOptions) {
    this.#clock = clock
    this.#warn = warn
    this.#redis = new Redis(url, {
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      commandTimeout: waitMs,
      connectTimeout: 2000,
      enableAutoPipelining: true,
      retryStrategy: (attempt) => Math.min(attempt * 100, longestRetryMs),
    })
    this.#redis.on('error', (error: Error) => this.#wentDown(error))
    this.#redis.on('ready', () => this.#cameBack())
  }

  get(key: string): Promise<CachedAnswer | undefined> | undefined {
    if (!this.#isUsable()) return undefined
    return this.#redis.getBuffer(prefix + key).then(
      (entry) => {
        this.#failures = 0
        const answer = entry === null ? undefined : decodeCacheEntry(entry)
        return answer !== undefined && answer.expiresAt > this.#clock.now() ? answer : undefined
      },
      () => this.#failed(),
    )
  }

  set(key: string, answer: CachedAnswer, { ttlMs }: { ttlMs: number }): void {
    if (!this.#isUsable()) return
    const entry = encodeCacheEntry(answer)
    this.#redis.set(prefix + key, entry, 'PX', Math.max(1, Math.round(ttlMs))).catch(() => this.#failed())
  }

  close(): void {
    this.#redis.disconnect()
  }

  #isUsable(): boolean {
    return this.#redis.status === 'ready' && this.#clock.monotonic() >= this.#pausedUntil
  }

  #failed(): undefined {
    this.#failures += 1
    if (this.#failures < failuresInRow) return
    this.#failures = 0
    this.#pausedUntil = this.#clock.monotonic() + pauseMs
  }

  #wentDown(error: Error): void {
    if (this.#isDown) return
    this.#isDown = true
    this.#warn(`Redis cannot be reached, so nothing is cached: ${error.message}`)
  }

  #cameBack(): void {
    if (this.#isDown) this.#warn('Redis can be reached again: answers are cached')
    this.#isDown = false
  }
}
