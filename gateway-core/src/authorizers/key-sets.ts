import { LRUCache } from 'lru-cache'
import type { Services } from '../pipeline/stage.ts'
import type { Clock } from '../ports.ts'
import type { Issuer } from './issuer.ts'
import { KeySet } from './key-set.ts'

/** The key sets of all issuers that a gateway's authorizers name. Accounts do not share them, nor the sockets to them. */
export class KeySets {
  readonly #clock: Clock
  readonly #sets = new LRUCache<string, KeySet>({ max: 2000 })

  constructor(clock: Clock) {
    this.#clock = clock
  }

  of(accountId: string, issuer: Issuer, services: Services): KeySet {
    const name = `${accountId} ${issuer.isTrusted} ${issuer.jwksUri ?? ''} ${issuer.url}`
    const known = this.#sets.get(name)
    if (known !== undefined) return known
    const set = new KeySet(issuer, accountId, services, this.#clock)
    this.#sets.set(name, set)
    return set
  }
}
