import { type CryptoKey, createLocalJWKSet, errors, type FlattenedJWSInput, type JWSHeaderParameters } from 'jose'
import { fetchBackend } from '../integrations/fetch-backend.ts'
import type { Services } from '../pipeline/stage.ts'
import type { Clock } from '../ports.ts'
import { type Issuer, withoutSlash } from './issuer.ts'

/** AWS's limits for discovery documents and key sets. */
const limits = { timeoutMs: 1500, maxBytes: 150_000 }
/** How long keys are used without asking for them again. */
const freshMs = 2 * 3600_000
/** How long they are used when asking fails. */
const staleMs = 24 * 3600_000
/** Not sooner are they asked for again, whatever tokens come. */
const pauseMs = 5000

type FindKey = (header?: JWSHeaderParameters, token?: FlattenedJWSInput) => Promise<CryptoKey>

/** An issuer's keys cannot be had. */
export class KeysUnavailable extends Error {}

/** The keys of one issuer: fetched when first needed, kept, and fetched anew when a token names an unknown one. */
export class KeySet {
  readonly #issuer: Issuer
  readonly #accountId: string
  readonly #services: Services
  readonly #clock: Clock
  #find: FindKey | undefined = undefined
  #fetchedAt = 0
  #triedAt = Number.NEGATIVE_INFINITY
  #failure = ''
  #underWay: Promise<void> | undefined = undefined

  constructor(issuer: Issuer, accountId: string, services: Services, clock: Clock) {
    this.#issuer = issuer
    this.#accountId = accountId
    this.#services = services
    this.#clock = clock
  }

  /**
   * The key that a token was signed with.
   * @throws KeysUnavailable; a `JOSEError` when there is no such key.
   */
  async key(header: JWSHeaderParameters, token: FlattenedJWSInput): Promise<CryptoKey> {
    const age = () => this.#clock.now() - this.#fetchedAt
    if (this.#find === undefined || age() >= freshMs) await this.#refresh()
    if (this.#find === undefined || age() >= staleMs) throw new KeysUnavailable(`${this.#issuer.url}: ${this.#failure}`)
    try {
      return await this.#find(header, token)
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error
      await this.#refresh()
      return this.#find(header, token)
    }
  }

  /** At most once in a while, and once for all who wait. */
  async #refresh(): Promise<void> {
    if (this.#underWay === undefined && this.#clock.now() - this.#triedAt < pauseMs) return
    this.#underWay ??= this.#fetch().finally(() => {
      this.#triedAt = this.#clock.now()
      this.#underWay = undefined
    })
    await this.#underWay
  }

  async #fetch(): Promise<void> {
    try {
      const keys = await this.#json(this.#issuer.jwksUri ?? (await this.#discover()))
      this.#find = createLocalJWKSet({ keys: keysOf(keys) })
      this.#fetchedAt = this.#clock.now()
    } catch (error) {
      this.#failure = error instanceof Error ? error.message : String(error)
      this.#services.log.error(`The keys of ${this.#issuer.url} cannot be had: ${this.#failure}`, {})
    }
  }

  /** OpenID Connect Discovery 1.0, 4.3: the document must name the issuer that it was asked of. */
  async #discover(): Promise<string> {
    const { url } = this.#issuer
    const document = await this.#json(`${url}/.well-known/openid-configuration`)
    if (typeof document.issuer !== 'string' || withoutSlash(document.issuer) !== url) {
      throw new Error('The discovery document is another issuer’s')
    }
    if (typeof document.jwks_uri !== 'string') throw new Error('The discovery document has no jwks_uri')
    return document.jwks_uri
  }

  async #json(address: string): Promise<Readonly<Record<string, unknown>>> {
    const url = URL.parse(address)
    if (url === null || !/^https?:$/.test(url.protocol)) throw new Error(`${JSON.stringify(address)} is no URL`)
    // The operator's word is for the host that it named.
    const isTrusted = this.#issuer.isTrusted && URL.parse(this.#issuer.url)?.origin === url.origin
    const backend = this.#services.pools.backend(this.#accountId, url.origin, { trusted: isTrusted })
    const headers = ['Host', url.host, 'Accept', 'application/json']
    const request = { method: 'GET', path: `${url.pathname}${url.search}`, headers, body: null }
    const answer = await fetchBackend(backend, request, limits, this.#clock)
    if (answer.outcome !== 'answered') throw new Error(`${address}: ${answer.reason}`)
    if (answer.status !== 200) throw new Error(`${address} answered ${answer.status}`)
    const document: unknown = JSON.parse(answer.body.toString())
    if (!isObject(document)) throw new Error(`${address} is no JSON object`)
    return document
  }
}

/** Keys that cannot be understood are left out; the others go on being good (RFC 7517, 5). */
function keysOf({ keys }: Readonly<Record<string, unknown>>) {
  if (!Array.isArray(keys)) throw new Error('The key set has no keys')
  const given: unknown[] = keys
  return given.filter(isObject).flatMap(({ kty, ...more }) => (typeof kty === 'string' ? [{ ...more, kty }] : []))
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
