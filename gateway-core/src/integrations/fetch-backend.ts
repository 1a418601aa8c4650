import type { Dispatcher } from 'undici'
import type { Clock } from '../ports.ts'
import type { Backend } from './backend.ts'
import { AddressRefused } from './guarded-connector.ts'
import { headerTexts } from './header-texts.ts'
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

class Fetch implements Dispatcher.DispatchHandler {
  readonly #backend: Backend
  readonly #request: BackendFetch
  readonly #limits: FetchLimits
  readonly #resolve: (answer: BackendAnswer) => void
  readonly #chunks: Uint8Array[] = []
  #controller: Dispatcher.DispatchController | undefined = undefined
  #timer: NodeJS.Timeout | undefined = undefined
  #status = 0
  #rawHeaders: string[] = []
  #bytes = 0
  #isOver = false
  #isRetried = false

  constructor(backend: Backend, request: BackendFetch, limits: FetchLimits, resolve: (answer: BackendAnswer) => void) {
    this.#backend = backend
    this.#request = request
    this.#limits = limits
    this.#resolve = resolve
  }

  start(): void {
    const { timeoutMs } = this.#limits
    const reason = `No answer within ${timeoutMs} ms`
    this.#timer = setTimeout(() => this.#giveUp({ outcome: 'timed-out', reason }), timeoutMs)
    this.#dispatch()
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller
    // Given up while it waited for a socket.
    if (this.#isOver) controller.abort(new Error('The call is over'))
  }

  onResponseStart(controller: Dispatcher.DispatchController, status: number): void {
    if (status < 200) return
    this.#status = status
    this.#rawHeaders = headerTexts(controller.rawHeaders)
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Uint8Array): void {
    const { maxBytes } = this.#limits
    this.#bytes += chunk.length
    if (this.#bytes <= maxBytes) this.#chunks.push(chunk)
    else this.#giveUp({ outcome: 'too-large', reason: `The answer is larger than ${maxBytes} bytes` })
  }

  onResponseEnd(): void {
    const body = Buffer.concat(this.#chunks)
    this.#end({ outcome: 'answered', status: this.#status, rawHeaders: this.#rawHeaders, body })
  }

  onResponseError(_controller: Dispatcher.DispatchController | null, error: Error): void {
    if (this.#isOver) return
    if (this.#mayRetry(error)) {
      this.#isRetried = true
      // Not from within undici's own handling of the broken connection.
      setImmediate(() => this.#dispatch())
    } else {
      this.#end({ outcome: error instanceof AddressRefused ? 'refused-address' : 'broken', reason: error.message })
    }
  }

  #dispatch(): void {
    const { path, method, headers, body } = this.#request
    this.#backend.dispatch({ path, method, headers, body }, this)
  }

  #mayRetry(error: Error): boolean {
    return !this.#isRetried && this.#status === 0 && mayAskAgain(this.#request, error)
  }

  #giveUp(answer: BackendAnswer): void {
    this.#end(answer)
    this.#controller?.abort(new Error('The call is over'))
  }

  #end(answer: BackendAnswer): void {
    if (this.#isOver) return
    this.#isOver = true
    clearTimeout(this.#timer)
    this.#resolve(answer)
  }
}
