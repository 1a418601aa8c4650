import { type Flow, PayloadTooLarge, type Receiver } from '../client.ts'
import { type Exchange, header, headerValues } from '../exchange.ts'
import { Refusal } from '../pipeline/refusal.ts'
import { Reply } from '../pipeline/reply.ts'
import type { Verdict } from '../pipeline/stage.ts'
import type { Clock } from '../ports.ts'
import { deadlines, type Expiring } from '../upstream/deadlines.ts'
import type { UpstreamCall, UpstreamLine } from '../upstream/upstream-call.ts'
import { BodyCollector, bodyTooLarge } from './body-collector.ts'
import { AddressRefused } from './guarded-connector.ts'
import type { BackendRequest, IntegrationResponse } from './integration.ts'
import { mayAskAgain } from './may-ask-again.ts'

/** What may lie here before the caller is ready to take it. */
const bufferBytes = 256 * 1024
/** A caller that takes nothing for this long is given up. */
const stallMs = 30_000

/**
 * One request to a backend, from dispatch to the last byte of its answer: the upstream's call, the integration's
 * response and the caller's flow in one object, because a second object per request would cost more than it explains.
 */
export class BackendCall implements UpstreamCall, Expiring, IntegrationResponse, Flow {
  status = 0
  rawHeaders: readonly string[] = []
  readonly upstreamRequest: BackendRequest
  /** On the clock of `performance.now()`, as `#lastDataAt`. */
  deadline = Number.POSITIVE_INFINITY
  place = -1
  readonly #exchange: Exchange
  readonly #clock: Clock
  readonly #limits: AnswerLimits
  /** On the monotonic clock. */
  #started = 0
  /** When the time is over that the backend has. */
  #end = 0
  #lastDataAt = 0
  #received = 0
  #settle: ((verdict: Verdict) => void) | undefined = undefined
  #line: UpstreamLine | undefined = undefined
  /** What was left of the time when the caller's slowness stopped the clock. */
  #remainingMs = 0
  /** The caller, once the body goes there. */
  #client: Receiver | undefined = undefined
  #chunks: Buffer[] = []
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
    this.upstreamRequest = request
    this.#clock = clock
    this.#limits = limits
  }

  get isOver(): boolean {
    return this.#over
  }

  /** Sends the request. @returns when the head of the answer is here, or a refusal. */
  start(): Promise<Verdict> {
    const { client } = this.#exchange
    if (client.gone) return Promise.resolve(clientGone)
    const { backend, timeoutMs } = this.upstreamRequest
    client.flow = this
    backend.lastUsedAt = this.#exchange.startedAt
    this.#started = this.#clock.monotonic()
    this.#arm(timeoutMs)
    deadlines.watch(this)
    const head = new Promise<Verdict>((resolve) => {
      this.#settle = resolve
      backend.dispatch(this)
    })
    // What came with the head may have been broken already, and nothing of it has gone out.
    return head.then((verdict) => verdict ?? this.#givenUp)
  }

  headerValues(name: string): string[] {
    return headerValues(this.rawHeaders, name)
  }

  read(maxBytes: number): Promise<Buffer | Refusal> | Buffer {
    // Small answers have come with their heads.
    if (this.#ended && !this.#over && this.#received <= maxBytes) {
      const chunks = this.#chunks
      this.#chunks = []
      return chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks)
    }
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
    this.#arm(this.#remainingMs)
    this.#line?.resume()
  }

  /** Nobody wants the answer any more. */
  abort(): void {
    this.#giveUp(clientGone)
  }

  onStart(line: UpstreamLine): void {
    this.#line = line
  }

  /** A caller may take its time to send; the backend's time runs from the last byte. */
  onSent(): void {
    if (!this.#paused) this.#arm(this.upstreamRequest.timeoutMs)
  }

  onHead(status: number, rawHeaders: string[]): void {
    this.status = status
    this.rawHeaders = rawHeaders
    this.#exchange.integrationPhase = { status, latencyMs: this.#clock.monotonic() - this.#started }
    if (this.#saysTooMuch()) {
      this.#giveUp(answerTooLarge)
      return
    }
    this.#noteData()
    this.#exchange.integrationResponse = this
    this.#settle?.(undefined)
    this.#settle = undefined
  }

  onData(chunk: Buffer): void {
    this.#received += chunk.length
    if (this.#received > this.#limits.maxBytes) {
      this.#giveUp(answerTooLarge)
      return
    }
    this.#noteData()
    if (this.#client !== undefined) {
      if (!this.#client.write(chunk)) this.#pause()
      return
    }
    this.#chunks.push(chunk)
    this.#buffered += chunk.length
    if (this.#buffered > bufferBytes) this.#pause()
  }

  onEnd(): void {
    this.#line = undefined
    deadlines.forget(this)
    if (this.#over) return
    this.#ended = true
    this.#client?.end()
  }

  onError(error: Error): void {
    this.#line = undefined
    if (this.#over || this.#ended) return
    if (!this.#retried && this.status === 0 && mayAskAgain(this.upstreamRequest, error)) {
      this.#retried = true
      this.upstreamRequest.backend.dispatch(this)
    } else {
      this.#giveUp(failure(error))
    }
  }

  #flush(client: Receiver, chunks: readonly Buffer[]): void {
    let ready = true
    for (const chunk of chunks) ready = client.write(chunk)
    if (this.#ended) client.end()
    else if (!ready) this.#pause()
    else if (this.#paused) this.resume()
  }

  #pause(): void {
    if (this.#paused || this.#line === undefined) return
    this.#paused = true
    this.#line.pause()
    const now = performance.now()
    this.#remainingMs = Math.max(1, this.#end - now)
    this.deadline = now + stallMs
  }

  /** The backend has this long from now on. */
  #arm(milliseconds: number): void {
    const now = performance.now()
    this.#end = now + milliseconds
    this.#lastDataAt = now
    this.deadline = this.#nextDeadline()
  }

  /** Of an answer that streams: it may be silent for so long from here. */
  #noteData(): void {
    if (this.#limits.idleMs === undefined) return
    this.#lastDataAt = performance.now()
    if (!this.#paused) this.deadline = this.#nextDeadline()
  }

  /** An answer that streams may be silent only for a while, or as long as there is time at all. */
  #nextDeadline(): number {
    const { idleMs } = this.#limits
    return idleMs === undefined || this.status === 0 ? this.#end : Math.min(this.#end, this.#lastDataAt + idleMs)
  }

  expire(): void {
    this.#giveUp(timedOut)
  }

  #noteFailure(verdict: Verdict): void {
    const error = verdict instanceof Refusal ? (verdict.cause ?? verdict.shownMessage ?? '') : 'The caller left'
    const status = this.status === 0 ? {} : { status: this.status }
    this.#exchange.integrationPhase = { ...status, latencyMs: this.#clock.monotonic() - this.#started, error }
  }

  /** A length that is announced and not kept (HEAD, 304) is no length. */
  #saysTooMuch(): boolean {
    if (this.upstreamRequest.method === 'HEAD' || this.status === 304) return false
    return Number(header(this.rawHeaders, 'content-length') ?? 0) > this.#limits.maxBytes
  }

  #giveUp(verdict: Verdict): void {
    if (this.#over || (this.#ended && this.#client !== undefined)) return
    this.#over = true
    this.#givenUp = verdict
    if (this.#settle !== undefined) this.#noteFailure(verdict)
    deadlines.forget(this)
    this.#chunks = []
    this.#settle?.(verdict)
    this.#settle = undefined
    this.#client?.destroy()
    const line = this.#line
    this.#line = undefined
    if (line === undefined) this.upstreamRequest.backend.forget(this)
    else line.abort()
  }
}

/** What an answer may be. */
export interface AnswerLimits {
  readonly maxBytes: number
  /** Of an answer that streams: how long it may be silent. */
  readonly idleMs?: number
}

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
