import { type Dispatcher, Pool } from 'undici'
import type { BackendNetworks } from '../ports.ts'
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
  #pool: Pool | undefined = undefined

  constructor(origin: string, trust: BackendTrust, networks: BackendNetworks) {
    this.origin = origin
    this.#trust = trust
    this.#networks = networks
  }

  dispatch(options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): void {
    this.#pool ??= this.#open()
    this.#pool.dispatch(options, handler)
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

  #open(): Pool {
    return new Pool(this.origin, {
      connections,
      pipelining: 1,
      allowH2: false,
      // Deadlines are kept per call, exactly; these timers tick too coarsely and never stop before a call's own.
      headersTimeout: 0,
      bodyTimeout: 0,
      connect: guardedConnector(this.#networks, this.#trust),
    })
  }
}
