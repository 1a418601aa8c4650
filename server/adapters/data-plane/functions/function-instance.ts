import { isJson } from 'gateway-core/is-json.ts'
import { exitFailure, outOfMemory, timedOut } from './event-failure.ts'
import { EventLog } from './event-log.ts'
import type { FunctionDefinition } from './function-definition.ts'
import { frames } from './host/frame.ts'
import { answerBytes, type HostInit, type HostInvoke, type LambdaError, streamWindow } from './host/host-message.ts'
import type { HostExit, HostProcess } from './host-process.ts'
import type { MemoryWatch, WatchedProcess } from './memory-watch.ts'
import { PieceStream } from './piece-stream.ts'

/** One event for a function. */
export interface FunctionEvent {
  readonly requestId: string
  readonly functionArn: string
  /** JSON. */
  readonly payload: string
  readonly stream: boolean
}

/** How an event ended. */
export interface EventEnd {
  /** What the handler returned or Lambda's error, JSON; empty when the answer was streamed. */
  readonly payload: string
  readonly isError: boolean
  readonly outcome: 'ok' | 'error' | 'timeout' | 'memory' | 'exit' | 'init-error'
  readonly durationMs: number
  readonly maxMemoryUsedMb: number
  readonly logTail: string
}

/** An event under way. */
export interface EventRun {
  /** When a streamed answer begins, its pieces; undefined when the event ends without. */
  readonly stream: Promise<PieceStream | undefined>
  /** Never rejects. */
  readonly ended: Promise<EventEnd>
}

interface Running {
  readonly event: FunctionEvent
  readonly startedAt: number
  readonly timer: NodeJS.Timeout
  readonly log: EventLog
  readonly pieces: PieceStream
  readonly buffered: Buffer[]
  bufferedBytes: number
  hasStreamed: boolean
  readonly streaming: PromiseWithResolvers<PieceStream | undefined>
  readonly ending: PromiseWithResolvers<EventEnd>
}

/** One warm function: a host with its code, one event at a time. Believes nothing that the host says of itself. */
export class FunctionInstance implements WatchedProcess {
  readonly definition: FunctionDefinition
  readonly loaded: Promise<LambdaError | undefined>
  readonly #host: HostProcess
  readonly #watch: MemoryWatch
  readonly #loading = Promise.withResolvers<LambdaError | undefined>()
  #running: Running | undefined
  #log = new EventLog()
  #peak = 0
  #isTooLarge = false
  /** Events were served from this process before. */
  isWarm = false

  constructor(definition: FunctionDefinition, host: HostProcess, init: HostInit, watch: MemoryWatch) {
    this.definition = definition
    this.#host = host
    this.#watch = watch
    this.loaded = this.#loading.promise
    host.listen((kind, body) => this.#receive(kind, body))
    void host.exited.then((exit) => this.#onExit(exit))
    watch.add(this)
    host.thaw()
    host.send(frames.init, JSON.stringify(init))
    const late = setTimeout(() => {
      this.#loading.resolve(timedOut('init', initWithinMs))
      this.end()
    }, initWithinMs)
    void this.loaded.then(() => {
      clearTimeout(late)
      if (!this.#running) watch.delete(this)
    })
  }

  get pid(): number {
    return this.#host.pid
  }

  get isGone(): boolean {
    return this.#host.isGone()
  }

  get exited(): Promise<unknown> {
    return this.#host.exited
  }

  run(event: FunctionEvent): EventRun {
    const { functionName, version, memorySize, timeoutMs } = this.definition
    const running: Running = {
      event,
      startedAt: performance.now(),
      timer: setTimeout(() => this.#fail('timeout', timedOut(event.requestId, timeoutMs)), timeoutMs),
      // What was logged while the code was loaded belongs to the first event.
      log: this.#log,
      pieces: new PieceStream((bytes) => this.#host.send(frames.taken, String(bytes))),
      buffered: [],
      bufferedBytes: 0,
      hasStreamed: false,
      streaming: Promise.withResolvers(),
      ending: Promise.withResolvers(),
    }
    this.#log = new EventLog()
    this.#running = running
    running.log.add(`START RequestId: ${event.requestId} Version: ${version}\n`)
    const invoke: HostInvoke = {
      ...{ requestId: event.requestId, functionName, functionVersion: version, memorySize },
      deadline: Date.now() + timeoutMs,
      invokedFunctionArn: event.functionArn,
    }
    this.#watch.add(this)
    this.#host.thaw()
    this.#host.send(frames.invoke, JSON.stringify(invoke))
    this.#host.send(frames.event, event.payload)
    return { stream: running.streaming.promise, ended: running.ending.promise }
  }

  freeze(): void {
    if (!this.#running) this.#host.freeze()
  }

  end(): void {
    this.#host.kill()
  }

  onMemory(bytes: number): void {
    this.#peak = Math.max(this.#peak, bytes)
    if (bytes <= this.definition.memorySize * bytesInMb) return
    this.#isTooLarge = true
    this.#host.kill()
  }

  #receive(kind: number, body: Buffer): void {
    if (kind === frames.log) (this.#running?.log ?? this.#log).add(body)
    else if (kind === frames.loaded) this.#loading.resolve(undefined)
    else if (kind === frames.notLoaded) this.#loading.resolve(toLambdaError(body))
    else if (this.#running) this.#receiveAnswer(this.#running, kind, body)
  }

  #receiveAnswer(running: Running, kind: number, body: Buffer): void {
    if (kind === frames.piece) {
      this.#receivePiece(running, body)
    } else if (kind === frames.failure) {
      const failure = toLambdaError(body)
      running.pieces.end(new Error(failure.errorMessage))
      this.#finish(running, 'error', JSON.stringify(failure))
    } else if (kind === frames.streamed) {
      running.pieces.end()
      this.#finish(running, 'ok', running.event.stream ? '' : Buffer.concat(running.buffered).toString('utf8'))
    } else if (kind === frames.result) {
      const payload = body.toString('utf8')
      // Whoever reads it relies on JSON, and the function may have written to the pipe itself.
      if (body.length <= answerBytes && isJson(payload)) this.#finish(running, 'ok', payload)
      else this.end()
    }
  }

  #receivePiece(running: Running, body: Buffer): void {
    if (running.event.stream) {
      running.hasStreamed = true
      running.streaming.resolve(running.pieces)
      running.pieces.push(body)
      // The host stops at its window; who does not is not the host.
      if (running.pieces.held > streamWindow * 2) this.end()
      return
    }
    running.bufferedBytes += body.length
    if (running.bufferedBytes > answerBytes) {
      this.#fail('error', tooLargeAnswer)
    } else {
      running.buffered.push(Buffer.from(body))
      this.#host.send(frames.taken, String(body.length))
    }
  }

  /** The process is not to be trusted with another event. */
  #fail(outcome: EventEnd['outcome'], failure: LambdaError): void {
    this.end()
    const running = this.#running
    if (!running) return
    running.log.add(`${failure.errorMessage}\n`)
    running.pieces.end(new Error(failure.errorMessage))
    this.#finish(running, outcome, JSON.stringify(failure))
  }

  #onExit(exit: HostExit): void {
    this.#watch.delete(this)
    const isMemory = this.#isTooLarge || /heap out of memory|out of memory/i.test(exit.lastWords)
    const requestId = this.#running?.event.requestId ?? 'init'
    const failure = isMemory ? outOfMemory(requestId) : exitFailure(requestId, exit)
    this.#loading.resolve(failure)
    this.#fail(isMemory ? 'memory' : 'exit', failure)
  }

  #finish(running: Running, outcome: EventEnd['outcome'], payload: string): void {
    clearTimeout(running.timer)
    this.#running = undefined
    this.#watch.delete(this)
    this.isWarm = true
    running.streaming.resolve(undefined)
    const durationMs = performance.now() - running.startedAt
    running.ending.resolve({
      ...{ payload, outcome, durationMs },
      isError: outcome !== 'ok',
      maxMemoryUsedMb: Math.min(this.definition.memorySize, Math.ceil(this.#peak / bytesInMb)),
      logTail: running.log.tail(),
    })
  }
}

const bytesInMb = 1_048_576
/** https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html */
const initWithinMs = 10_000

const tooLargeAnswer: LambdaError = {
  errorType: 'Function.ResponseSizeTooLarge',
  errorMessage: `Response payload size exceeded maximum allowed payload size (${answerBytes} bytes).`,
  trace: [],
}

/** What a host says of a failure, in its form whatever it says: an object's own `toString` may be anything. */
function toLambdaError(body: Buffer): LambdaError {
  const text = body.subarray(0, 262_144).toString('utf8')
  const told: Partial<Record<keyof LambdaError, unknown>> = Object(isJson(text) ? JSON.parse(text) : {})
  const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
  return {
    errorType: textOf(told.errorType),
    errorMessage: textOf(told.errorMessage),
    trace: Array.isArray(told.trace) ? told.trace.filter((line) => typeof line === 'string') : [],
  }
}
