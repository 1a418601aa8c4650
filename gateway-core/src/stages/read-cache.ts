import { CacheFill, type Destination, type Landing } from '../cache/cache-flights.ts'
import { compileCacheKey } from '../cache/cache-key.ts'
import { type CachePolicy, cachePolicy } from '../cache/cache-policy.ts'
import { toReply } from '../cache/cached-reply.ts'
import { asksForFreshAnswer } from '../cache/fresh-answer.ts'
import { openAnswer } from '../cache/sealed-answer.ts'
import type { Exchange } from '../exchange.ts'
import { Refusal } from '../pipeline/refusal.ts'
import type { Services, Stage, Verdict } from '../pipeline/stage.ts'
import { mayInvalidateCache } from '../policy/may-invalidate-cache.ts'
import type { CachedAnswer } from '../ports.ts'

/**
 * Answers from the stage's cache (developer guide, "Cache settings for REST APIs"). Of requests that miss the same
 * entry at the same time one goes on to the integration; the others wait for its answer.
 */
export const readCache: Stage = {
  name: 'read-cache',
  compile(method, services) {
    const policy = cachePolicy(method)
    if (policy === undefined) return undefined
    const keyOf = compileCacheKey(method, policy.isEncrypted)
    if (keyOf === undefined) {
      const reason = 'a cache key parameter is none that a request has at hand'
      services.log.error(`${method.stageKey}${method.methodKey} is not cached: ${reason}`, {})
      return undefined
    }
    const reader = new CacheReader(policy, services)
    return (exchange) => (policy.caches(exchange.httpMethod) ? reader.answer(exchange, keyOf(exchange)) : undefined)
  },
}

const refused = new Refusal('ACCESS_DENIED')

/** The cache of one method. */
class CacheReader {
  readonly #policy: CachePolicy
  readonly #services: Services

  constructor(policy: CachePolicy, services: Services) {
    this.#policy = policy
    this.#services = services
  }

  answer(exchange: Exchange, key: string): Verdict | Promise<Verdict> {
    const { ttlMs, scope, capacity, isOpenToAll, strategy } = this.#policy
    const destination = { key, ttlMs, scope, capacity }
    exchange.cacheHit = false
    if (asksForFreshAnswer(exchange)) {
      if (isOpenToAll || mayInvalidateCache(exchange, this.#services)) {
        exchange.cacheFill = this.#services.flights.refresh(destination)
        return undefined
      }
      if (strategy === 'FAIL_WITH_403') return refused
      exchange.cacheWarning = strategy === 'SUCCEED_WITH_RESPONSE_HEADER'
    }
    const found = this.#services.responseCache.get(key)
    if (found instanceof Promise) return found.then((late) => this.#found(exchange, late, destination))
    return this.#found(exchange, found, destination)
  }

  #found(exchange: Exchange, found: CachedAnswer | undefined, to: Destination): Verdict | Promise<Verdict> {
    const reply = this.#serve(exchange, found, to.key)
    if (reply !== undefined) return reply
    const joined = this.#services.flights.join(to)
    if (!(joined instanceof Promise)) return this.#landed(exchange, joined, to.key)
    return joined.then((landing) => this.#landed(exchange, landing, to.key))
  }

  #landed(exchange: Exchange, landing: Landing, key: string): Verdict {
    if (!(landing instanceof CacheFill)) return this.#serve(exchange, landing, key)
    exchange.cacheFill = landing
    return undefined
  }

  #serve(exchange: Exchange, answer: CachedAnswer | undefined, key: string): Verdict {
    if (answer === undefined) return undefined
    const { isEncrypted } = this.#policy
    const open = isEncrypted ? openAnswer(answer, key, this.#services.vault.cacheKey) : answer
    const reply = open === undefined ? undefined : toReply(open, exchange)
    exchange.cacheHit = reply !== undefined
    return reply
  }
}
