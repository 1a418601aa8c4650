import type { BackendNetworks, Clock } from '../ports.ts'
import { Backend, type BackendTrust } from './backend.ts'

/** A backend that no request used for this long is closed. */
const idleMs = 300_000

/** All backends of a gateway. */
export class Backends {
  readonly #networks: BackendNetworks
  readonly #clock: Clock
  readonly #backends = new Map<string, Backend>()

  constructor(networks: BackendNetworks, clock: Clock) {
    this.#networks = networks
    this.#clock = clock
  }

  /**
   * The one backend for an origin, as one account sees it with one certificate and one way to check the other side's.
   * @param origin `https://example.com:8443`
   */
  backend(accountId: string, origin: string, trust: BackendTrust = {}): Backend {
    const { insecureSkipVerification = false, trusted = false, clientCertificate } = trust
    const name = `${accountId} ${origin} ${insecureSkipVerification} ${trusted} ${clientCertificate?.id ?? ''}`
    let backend = this.#backends.get(name)
    if (backend === undefined) {
      backend = new Backend(origin, trust, this.#networks)
      backend.lastUsedAt = this.#clock.now()
      this.#backends.set(name, backend)
    }
    return backend
  }

  /** Closes what has not been used for minutes. A method that still refers to it opens it again. */
  sweep(): void {
    const now = this.#clock.now()
    for (const [name, backend] of this.#backends) {
      if (now - backend.lastUsedAt < idleMs) continue
      this.#backends.delete(name)
      void backend.close(idleMs)
    }
  }

  /** Waits up to `patienceMs` for requests under way, then breaks them. */
  async close(patienceMs: number): Promise<void> {
    const backends = [...this.#backends.values()]
    this.#backends.clear()
    await Promise.all(backends.map((backend) => backend.close(patienceMs)))
  }
}
