import { LRUCache } from 'lru-cache'
import type { CachedAnswer, Clock, ResponseCache } from '../ports.ts'

export interface ByteLruOptions {
  /** What all scopes together may take, in bytes, whatever their capacities say. */
  readonly budgetBytes: number
}

/** What an entry takes beside its text: objects, the map's slot, the buffer's own. */
const entryBytes = 512

/**
 * A response cache in this process's memory. Each scope forgets what was not asked for the longest when it is full; when
 * all scopes together are, the largest one does, so that no stage can push out the others.
 */
export function createByteLruCache(clock: Clock, { budgetBytes }: ByteLruOptions): ResponseCache {
  return new ByteLruCache(clock, budgetBytes)
}

class ByteLruCache implements ResponseCache {
  readonly #clock: Clock
  readonly #budgetBytes: number
  readonly #scopes = new Map<string, Scope>()
  /** Which scope has a key: readers know only the key. */
  readonly #owners = new Map<string, Scope>()
  #bytes = 0

  constructor(clock: Clock, budgetBytes: number) {
    this.#clock = clock
    this.#budgetBytes = budgetBytes
  }

  get(key: string): CachedAnswer | undefined {
    const scope = this.#owners.get(key)
    const answer = scope?.entries.get(key)
    if (answer === undefined || answer.expiresAt > this.#clock.now()) return answer
    scope?.entries.delete(key)
    return undefined
  }

  set(key: string, answer: CachedAnswer, { scope: name, capacity }: { scope: string; capacity: number }): void {
    const bytes = sizeOf(key, answer)
    const limit = Math.min(capacity, this.#budgetBytes)
    const scope = this.#scope(name, limit)
    this.#owners.get(key)?.entries.delete(key)
    if (bytes > limit) return
    scope.entries.set(key, answer, { size: bytes })
    this.#owners.set(key, scope)
    this.#bytes += bytes
    while (this.#bytes > this.#budgetBytes) this.#largest(scope).entries.pop()
  }

  /** A stage whose size was changed begins anew, as at AWS. */
  #scope(name: string, limit: number): Scope {
    let scope = this.#scopes.get(name)
    if (scope !== undefined && scope.limit === limit) return scope
    scope?.entries.clear()
    const entries = new LRUCache<string, CachedAnswer>({
      maxSize: limit,
      dispose: (answer, key, reason) => {
        if (reason === 'set') return
        this.#bytes -= sizeOf(key, answer)
        this.#owners.delete(key)
      },
    })
    scope = { limit, entries }
    this.#scopes.set(name, scope)
    return scope
  }

  #largest(own: Scope): Scope {
    let largest = own
    for (const scope of this.#scopes.values()) {
      if (scope.entries.calculatedSize > largest.entries.calculatedSize) largest = scope
    }
    return largest
  }
}

interface Scope {
  readonly limit: number
  readonly entries: LRUCache<string, CachedAnswer>
}

function sizeOf(key: string, { headers, body }: CachedAnswer): number {
  let bytes = entryBytes + key.length + body.length
  for (const text of headers) bytes += text.length
  return bytes
}
