import { ByteLimitedCache } from '#server/byte-limited-cache.ts'
import type { Context } from '#server/context.ts'
import type { RestApiRow } from './rest-api.ts'
import { settledVersion } from './settled-version.ts'

/** Keeps what is made of the drafts of APIs until they are edited. Whose an API is, has to be asked before. */
export class DraftCache<Value> {
  readonly #kept: ByteLimitedCache<Value>
  readonly #bytesOf: (value: Value) => number

  /** @param most bytes of all that is kept */
  constructor(most: number, bytesOf: (value: Value) => number) {
    this.#kept = new ByteLimitedCache(most)
    this.#bytesOf = bytesOf
  }

  /**
   * What `make` made of an API as it is now. What was just edited is made anew each time.
   * @param api as it was read before anything that `make` reads
   * @param what of several things of one API
   */
  async get(context: Context, api: RestApiRow, what: string, make: () => Promise<Value>): Promise<Value> {
    const version = settledVersion(context, api)
    return version === undefined ? await make() : await this.#kept.get(`${version} ${what}`, make, this.#bytesOf)
  }
}
