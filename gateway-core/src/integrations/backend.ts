import type { BackendNetworks } from '../ports.ts'
import type { UpstreamCall } from '../upstream/upstream-call.ts'
import { UpstreamPool } from '../upstream/upstream-pool.ts'
import { guardedConnector } from './guarded-connector.ts'

/** Sockets to one origin from one thread; more requests than this wait, within their timeout. */
const connections = 512

/** How a backend is reached, and what proves who is who. */
export interface BackendTrust {
  /** Forgive a certificate from an unknown authority. */
  readonly insecureSkipVerification?: boolean
  /** The operator named this origin (`AWS_ENDPOINT_URL_…`), so `BackendNetworks` is not asked. Never for a tenant's URI. */
  readonly trusted?: boolean
  /** What we show to an HTTPS backend that asks. */
  readonly clientCertificate?: { readonly id: string; readonly certificate: string; readonly privateKey: string }
}

/** One origin that one account calls: accounts never share sockets, so a hostile backend can only harm its own. */
export class Backend {
  readonly origin: string
  lastUsedAt = 0
  readonly #networks: BackendNetworks
  readonly #trust: BackendTrust
  #pool: UpstreamPool | undefined = undefined

  constructor(origin: string, trust: BackendTrust, networks: BackendNetworks) {
    this.origin = origin
    this.#trust = trust
    this.#networks = networks
  }

  /** Sends a request; the call hears what becomes of it. */
  dispatch(call: UpstreamCall): void {
    this.#pool ??= this.#open()
    this.#pool.dispatch(call)
  }

  /** A call was given up that may still wait for a connection. */
  forget(call: UpstreamCall): void {
    this.#pool?.forget(call)
  }

  /**
   * Closes idle sockets at once, the others when their request is answered; opens anew when used again.
   * @param patienceMs what takes longer is broken.
   */
  async close(patienceMs: number): Promise<void> {
    const pool = this.#pool
    this.#pool = undefined
    if (pool === undefined) return
    const timer = setTimeout(() => pool.destroy(), patienceMs)
    await pool.close()
    clearTimeout(timer)
  }

  #open(): UpstreamPool {
    const connect = guardedConnector(this.origin, this.#networks, this.#trust)
    return new UpstreamPool(connect, new URL(this.origin).host, connections)
  }
}
