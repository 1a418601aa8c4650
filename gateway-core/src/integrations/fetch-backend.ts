import type { Clock } from '../ports.ts'
import { deadlines, type Expiring } from '../upstream/deadlines.ts'
import type { UpstreamCall, UpstreamLine } from '../upstream/upstream-call.ts'
import type { Backend } from './backend.ts'
import { AddressRefused } from './guarded-connector.ts'
import { mayAskAgain } from './may-ask-again.ts'

/** One request whose whole answer is wanted at once. */
export interface BackendFetch {
  readonly method: string
  /** Path and query; starts with `/`. */
  readonly path: string
  /** Name, value, name, value … */
  readonly headers: string[]
  readonly body: string | Uint8Array | null
}

/** How it ended. */
export type BackendAnswer =
  | {
      readonly outcome: 'answered'
      readonly status: number
      /** Name, value, name, value … as received. */
      readonly rawHeaders: readonly string[]
      readonly body: Buffer
    }
  | { readonly outcome: 'timed-out' | 'refused-address' | 'broken' | 'too-large'; readonly reason: string }

export interface FetchLimits {
  /** From now to the last byte of the answer. */
  readonly timeoutMs: number
  /** Of the answer's body. */
  readonly maxBytes: number
}

/**
 * Asks a backend for something small that the gateway itself needs: an authorizer's answer, a key set, a remote
 * function's result. Follows no redirect; asks twice only as `BackendCall` does. Never rejects.
 */
export function fetchBackend(
  backend: Backend,
  request: BackendFetch,
  limits: FetchLimits,
  clock: Clock,
): Promise<BackendAnswer> {
  backend.lastUsedAt = clock.now()
  return new Promise((resolve) => new Fetch(backend, request, limits, resolve).start())
}

class Fetch implements UpstreamCall, Expiring {
  readonly upstreamRequest: BackendFetch
  deadline = Number.POSITIVE_INFINITY
  place = -1
  isOver = false
  readonly #backend: Backend
  readonly #limits: FetchLimits
  readonly #resolve: (answer: BackendAnswer) => void
  readonly #chunks: Uint8Array[] = []
  #line: UpstreamLine | undefined = undefined
  #status = 0
  #rawHeaders: string[] = []
  #bytes = 0
  #isRetried = false

  constructor(backend: Backend, request: BackendFetch, limits: FetchLimits, resolve: (answer: BackendAnswer) => void) {
    this.#backend = backend
    this.upstreamRequest = request
    this.#limits = limits
    this.#resolve = resolve
  }

  start(): void {
    this.deadline = performance.now() + this.#limits.timeoutMs
    deadlines.watch(this)
    this.#backend.dispatch(this)
  }

  onStart(line: UpstreamLine): void {
    this.#line = line
  }

  onSent(): void {}

  onHead(status: number, rawHeaders: string[]): void {
    this.#status = status
    this.#rawHeaders = rawHeaders
  }

  onData(chunk: Buffer): void {
    const { maxBytes } = this.#limits
    this.#bytes += chunk.length
    if (this.#bytes <= maxBytes) this.#chunks.push(chunk)
    else this.#giveUp({ outcome: 'too-large', reason: `The answer is larger than ${maxBytes} bytes` })
  }

  onEnd(): void {
    const body = Buffer.concat(this.#chunks)
    this.#end({ outcome: 'answered', status: this.#status, rawHeaders: this.#rawHeaders, body })
  }

  onError(error: Error): void {
    if (this.isOver) return
    this.#line = undefined
    if (this.#mayRetry(error)) {
      this.#isRetried = true
      this.#backend.dispatch(this)
    } else {
      this.#end({ outcome: error instanceof AddressRefused ? 'refused-address' : 'broken', reason: error.message })
    }
  }

  expire(): void {
    this.#giveUp({ outcome: 'timed-out', reason: `No answer within ${this.#limits.timeoutMs} ms` })
  }

  #mayRetry(error: Error): boolean {
    return !this.#isRetried && this.#status === 0 && mayAskAgain(this.upstreamRequest, error)
  }

  #giveUp(answer: BackendAnswer): void {
    const line = this.#line
    this.#end(answer)
    if (line === undefined) this.#backend.forget(this)
    else line.abort()
  }

  #end(answer: BackendAnswer): void {
    if (this.isOver) return
    this.isOver = true
    this.#line = undefined
    deadlines.forget(this)
    this.#resolve(answer)
  }
}
