import type { Dispatcher } from 'undici'
import { type Flow, PayloadTooLarge, type Receiver } from '../client.ts'
import { type Exchange, header, headerValues } from '../exchange.ts'
import { Refusal } from '../pipeline/refusal.ts'
import { Reply } from '../pipeline/reply.ts'
import type { Verdict } from '../pipeline/stage.ts'
import type { Clock } from '../ports.ts'
import { BodyCollector, bodyTooLarge } from './body-collector.ts'
import { AddressRefused } from './guarded-connector.ts'
import { headerTexts } from './header-texts.ts'
import type { BackendRequest, IntegrationResponse } from './integration.ts'
import { mayAskAgain } from './may-ask-again.ts'

/** What may lie here before the caller is ready to take it. */
const bufferBytes = 256 * 1024
/** A caller that takes nothing for this long is given up. */
const stallMs = 30_000

/**
 * One request to a backend, from dispatch to the last byte of its answer: undici's handler, the integration's response
 * and the caller's flow in one object, because a second object per request would cost more than it explains.
 */
export class BackendCall implements Dispatcher.DispatchHandler, IntegrationResponse, Flow {
  status = 0
  rawHeaders: readonly string[] = []
  readonly #exchange: Exchange
  readonly #request: BackendRequest
  readonly #clock: Clock
  readonly #limits: AnswerLimits
  /** On the monotonic clock. */
  #started = 0
  #lastDataAt = 0
  #received = 0
  #settle: ((verdict: Verdict) => void) | undefined = undefined
  #controller: Dispatcher.DispatchController | undefined = undefined
  #timer: NodeJS.Timeout | undefined = undefined
  /** On the monotonic clock. */
  #deadline = 0
  /** What was left of the time when the caller's slowness stopped the clock. */
  #remainingMs = 0
  /** The caller, once the body goes there. */
  #client: Receiver | undefined = undefined
  #chunks: Uint8Array[] = []
  #buffered = 0
  #paused = false
  #ended = false
  /** Given up: by the deadline, by the caller, or because the backend broke. */
  #over = false
  /** Why it was given up. */
  #givenUp: Verdict = undefined
  #retried = false

  constructor(exchange: Exchange, request: BackendRequest, clock: Clock, limits: AnswerLimits) {
    this.#exchange = exchange
    this.#request = request
    this.#clock = clock
    this.#limits = limits
  }

  /** Sends the request. @returns when the head of the answer is here, or a refusal. */
  start(): Promise<Verdict> {
    const { client } = this.#exchange
    if (client.gone) return Promise.resolve(clientGone)
    client.flow = this
    this.#request.backend.lastUsedAt = this.#exchange.startedAt
    this.#started = this.#clock.monotonic()
    this.#arm(this.#request.timeoutMs)
    return new Promise((resolve) => {
      this.#settle = resolve
      this.#dispatch()
    })
  }

  headerValues(name: string): string[] {
    return headerValues(this.rawHeaders, name)
  }

  read(maxBytes: number): Promise<Buffer | Refusal> {
    return new Promise((resolve) => {
      const done = (body: Buffer | undefined) => {
        resolve(body ?? (this.#givenUp instanceof Refusal ? this.#givenUp : bodyTooLarge))
        if (body === undefined) this.abort()
      }
      this.pipeTo(new BodyCollector(maxBytes, done))
    })
  }

  pipeTo(client: Receiver): void {
    this.#client = client
    const chunks = this.#chunks
    this.#chunks = []
    if (this.#over) client.destroy()
    else if (this.#ended && chunks.length < 2) client.end(chunks[0])
    else this.#flush(client, chunks)
  }

  /** The caller can take more. */
  resume(): void {
    if (!this.#paused) return
    this.#paused = false
    this.#lastDataAt = this.#clock.monotonic()
    this.#arm(this.#remainingMs)
    this.#controller?.resume()
  }

  /** Nobody wants the answer any more. */
  abort(): void {
    this.#giveUp(clientGone)
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller
    // Given up while it waited for a socket.
    if (this.#over) controller.abort(new Error('The call is over'))
  }

  /** A caller may take its time to send; the backend's time runs from the last byte. */
  onBodySent(): void {
    this.#deadline = this.#clock.monotonic() + this.#request.timeoutMs
    this.#timer?.refresh()
  }

  onResponseStart(controller: Dispatcher.DispatchController, status: number): void {
    if (status < 200 || this.#over) return
    this.status = status
    this.rawHeaders = headerTexts(controller.rawHeaders)
    this.#lastDataAt = this.#clock.monotonic()
    this.#exchange.integrationPhase = { status, latencyMs: this.#lastDataAt - this.#started }
    if (this.#saysTooMuch()) {
      this.#giveUp(answerTooLarge)
      return
    }
    if (this.#limits.idleMs !== undefined) this.#watch()
    this.#exchange.integrationResponse = this
    this.#settle?.(undefined)
    this.#settle = undefined
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Uint8Array): void {
    this.#received += chunk.length
    if (this.#received > this.#limits.maxBytes) {
      this.#giveUp(answerTooLarge)
      return
    }
    if (this.#limits.idleMs !== undefined) this.#lastDataAt = this.#clock.monotonic()
    if (this.#client !== undefined) {
      if (!this.#client.write(chunk)) this.#pause()
      return
    }
    this.#chunks.push(chunk)
    this.#buffered += chunk.length
    if (this.#buffered > bufferBytes) this.#pause()
  }

  onResponseEnd(): void {
    clearTimeout(this.#timer)
    if (this.#over) return
    this.#ended = true
    this.#client?.end()
  }

  onResponseError(_controller: Dispatcher.DispatchController | null, error: Error): void {
    if (this.#over || this.#ended) return
    if (!this.#retried && this.status === 0 && mayAskAgain(this.#request, error)) {
      this.#retried = true
      // Not from within undici's own handling of the broken connection.
      setImmediate(() => this.#dispatch())
    } else {
      this.#giveUp(failure(error))
    }
  }

  #dispatch(): void {
    const { backend, path, method, headers, body } = this.#request
    backend.dispatch({ path, method, headers, body }, this)
  }

  #flush(client: Receiver, chunks: readonly Uint8Array[]): void {
    let ready = true
    for (const chunk of chunks) ready = client.write(chunk)
    if (this.#ended) client.end()
    else if (!ready) this.#pause()
    else if (this.#paused) this.resume()
  }

  #pause(): void {
    if (this.#paused) return
    this.#paused = true
    this.#controller?.pause()
    this.#remainingMs = Math.max(1, this.#deadline - this.#clock.monotonic())
    clearTimeout(this.#timer)
    this.#timer = setTimeout(expire, stallMs, this)
  }

  #arm(milliseconds: number): void {
    clearTimeout(this.#timer)
    this.#deadline = this.#clock.monotonic() + milliseconds
    this.#timer = setTimeout(expire, milliseconds, this)
  }

  /** The time is over; of an answer that streams, perhaps only as much as may pass between two pieces. */
  expire(): void {
    if (this.#limits.idleMs === undefined || this.#paused || this.status === 0) this.#giveUp(timedOut)
    else this.#watch()
  }

  /** Of an answer that streams: waits as long as it may be silent, or as long as there is time at all. */
  #watch(): void {
    const { idleMs = Number.POSITIVE_INFINITY } = this.#limits
    const now = this.#clock.monotonic()
    const left = Math.min(this.#deadline - now, this.#lastDataAt + idleMs - now)
    clearTimeout(this.#timer)
    if (left < 1) this.#giveUp(timedOut)
    else this.#timer = setTimeout(expire, left, this)
  }

  #noteFailure(verdict: Verdict): void {
    const error = verdict instanceof Refusal ? (verdict.cause ?? verdict.shownMessage ?? '') : 'The caller left'
    const status = this.status === 0 ? {} : { status: this.status }
    this.#exchange.integrationPhase = { ...status, latencyMs: this.#clock.monotonic() - this.#started, error }
  }

  /** A length that is announced and not kept (HEAD, 304) is no length. */
  #saysTooMuch(): boolean {
    if (this.#request.method === 'HEAD' || this.status === 304) return false
    return Number(header(this.rawHeaders, 'content-length') ?? 0) > this.#limits.maxBytes
  }

  #giveUp(verdict: Verdict): void {
    if (this.#over || (this.#ended && this.#client !== undefined)) return
    this.#over = true
    this.#givenUp = verdict
    if (this.#settle !== undefined) this.#noteFailure(verdict)
    clearTimeout(this.#timer)
    this.#chunks = []
    this.#settle?.(verdict)
    this.#settle = undefined
    this.#client?.destroy()
    this.#controller?.abort(new Error('The call is over'))
  }
}

/** What an answer may be. */
export interface AnswerLimits {
  readonly maxBytes: number
  /** Of an answer that streams: how long it may be silent. */
  readonly idleMs?: number
}

function expire(call: BackendCall): void {
  call.expire()
}

/** 499 is nobody's answer: it goes into the record of a request whose caller left before there was one. */
const clientGone = new Reply(499, [], '')
const timedOut = new Refusal('INTEGRATION_TIMEOUT')
const answerTooLarge = new Refusal(
  'INTEGRATION_FAILURE',
  'Internal server error',
  'The integration’s answer is larger than 10 MB',
  { status: 500 },
)

function failure(error: Error): Refusal {
  if (error instanceof PayloadTooLarge) return new Refusal('REQUEST_TOO_LARGE')
  if (error instanceof AddressRefused) return new Refusal('API_CONFIGURATION_ERROR', undefined, error.message)
  const code = 'code' in error ? ` (${String(error.code)})` : ''
  return new Refusal('INTEGRATION_FAILURE', undefined, `The backend failed: ${error.message}${code}`)
}
