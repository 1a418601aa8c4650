import { LRUCache } from 'lru-cache'
import type { Authorization } from './read-authorization.ts'
import { signingKey } from './signing-key.ts'

/** Derived signing keys that have been of use: one is good for a day, a region and a service. */
export class SigningKeys {
  readonly #keys = new LRUCache<string, Buffer>({ max: 2000 })

  /**
   * @param sealedSecret the secret access key as the snapshot has it; another one is another key.
   * @param open opens it, when it must be.
   */
  key(sealedSecret: string, authorization: Authorization, open: (sealed: string) => string): Buffer {
    return this.#keys.get(name(sealedSecret, authorization)) ?? signingKey(open(sealedSecret), authorization)
  }

  /** Remembers a key, once a signature has proved that its scope is not made up. */
  keep(sealedSecret: string, authorization: Authorization, key: Buffer): void {
    this.#keys.set(name(sealedSecret, authorization), key)
  }
}

function name(sealedSecret: string, { date, region, service }: Authorization): string {
  return `${date}/${region}/${service}/${sealedSecret}`
}
