import { Worker } from 'node:worker_threads'
import { sharedBucketsMemory } from 'gateway-core/limits/shared-buckets.ts'
import type { Functions } from 'gateway-core/ports.ts'
import type { Snapshot, SnapshotChange } from 'gateway-core/snapshot.ts'
import { type FunctionsForThread, serveThreadFunctions } from '../functions/thread-functions.ts'
import type { ProcessQuotaBank } from '../quota/quota-bank.ts'
import type { QuotaHolder } from '../quota/quota-holder.ts'
import type { QuotaKey } from '../quota/quota-ledger.ts'
import { SnapshotFeed } from './snapshot-feed.ts'
import type { FromThread, ThreadData, ToThread } from './thread-message.ts'

export interface GatewayThreadsOptions extends Pick<ThreadData, 'usageFolder' | 'host' | 'gateway'> {
  readonly count: number
  /** 0 for any free one. */
  readonly port: number
  /** Unique among the starts of this node; letters and digits. */
  readonly stamp: string
  readonly bank: ProcessQuotaBank
  readonly functions: Functions
  /** What a new thread has to serve; undefined while nothing is loaded. */
  snapshot(): Snapshot | undefined
  /** A thread ended without having been told to: its journal is complete. */
  onGone(holder: QuotaHolder): void
  /** All threads serve this version or a later one. */
  onServing(version: number): void
  log(line: string): void
}

export interface GatewayThreads {
  /** Resolves with the port when the first thread takes calls. */
  readonly listening: Promise<number>
  /** The token buckets that all threads share, for the door of the route handlers. */
  readonly buckets: SharedArrayBuffer
  isLive(writer: string): boolean
  load(snapshot: Snapshot): void
  apply(change: SnapshotChange): void
  leave(): void
  close(): Promise<void>
}

/** Starts the threads that serve deployed APIs, and starts one anew when it dies. */
export function startGatewayThreads(options: GatewayThreadsOptions): GatewayThreads {
  return new Threads(options)
}

/** A thread that ran this long had a good start: the next failure is not a repeated one. */
const goodStartMs = 30_000
const closeWithinMs = 12_000
/** Young objects that stay are copied while calls wait. Of a configuration all stay, so there must not be many at once. */
const resourceLimits = { maxYoungGenerationSizeMb: 24 }
const sharesPorts = ['linux', 'freebsd', 'sunos', 'aix'].includes(process.platform)

class Threads implements GatewayThreads {
  readonly listening: Promise<number>
  readonly buckets = sharedBucketsMemory()
  readonly #options: GatewayThreadsOptions
  readonly #threads = new Map<number, GatewayThread>()
  readonly #count: number
  #port: number
  #generation = 0
  #isClosing = false
  #reportListening: (port: number) => void = () => undefined
  #reportFailure: (error: Error) => void = () => undefined

  constructor(options: GatewayThreadsOptions) {
    this.#options = options
    this.#port = options.port
    this.#count = sharesPorts ? options.count : 1
    this.listening = new Promise((resolve, reject) => {
      this.#reportListening = resolve
      this.#reportFailure = reject
    })
    // Where the system chooses the port, the other threads wait for the first to learn it.
    const first = options.port === 0 ? 1 : this.#count
    for (let index = 0; index < first; index++) this.#spawn(index, 0)
  }

  isLive(writer: string): boolean {
    return [...this.#threads.values()].some((thread) => thread.writer === writer)
  }

  load(snapshot: Snapshot): void {
    for (const thread of this.#threads.values()) thread.feed.load(snapshot)
  }

  apply(change: SnapshotChange): void {
    for (const thread of this.#threads.values()) thread.feed.apply(change)
  }

  leave(): void {
    for (const thread of this.#threads.values()) thread.send({ kind: 'leave' })
  }

  async close(): Promise<void> {
    this.#isClosing = true
    await Promise.all([...this.#threads.values()].map((thread) => thread.close(closeWithinMs)))
  }

  #spawn(index: number, failures: number): void {
    if (this.#isClosing) return
    const { stamp, bank, functions, snapshot, usageFolder, host, gateway } = this.#options
    this.#generation += 1
    const data: ThreadData = {
      writer: `${stamp}t${this.#generation}`,
      port: this.#port,
      reusePort: sharesPorts,
      buckets: this.buckets,
      ...{ usageFolder, host, gateway },
    }
    const startedAt = Date.now()
    const thread = new GatewayThread(
      data,
      { bank, functions },
      {
        onListening: (port) => this.#onListening(port),
        onServing: () => this.#onServing(),
        onExit: (error) => this.#onExit(index, thread, error, Date.now() - startedAt < goodStartMs ? failures + 1 : 1),
      },
    )
    this.#threads.set(index, thread)
    const served = snapshot()
    if (served) thread.feed.load(served)
  }

  #onListening(port: number): void {
    this.#reportListening(port)
    if (this.#port !== 0) return
    this.#port = port
    for (let index = 1; index < this.#count; index++) this.#spawn(index, 0)
  }

  #onServing(): void {
    if (this.#threads.size < this.#count) return
    const version = Math.min(...[...this.#threads.values()].map((thread) => thread.version))
    if (version >= 0) this.#options.onServing(version)
  }

  #onExit(index: number, thread: GatewayThread, error: Error | undefined, failures: number): void {
    this.#threads.delete(index)
    this.#options.onGone(thread)
    if (this.#isClosing) return
    const reason = error ? (error.stack ?? error.message) : 'it ended'
    this.#options.log(`Gateway thread ${index + 1} failed: ${reason}`)
    if (!thread.hasListened) this.#reportFailure(error ?? new Error('A gateway thread ended before it took calls'))
    setTimeout(() => this.#spawn(index, failures), Math.min(10_000, 50 * 2 ** failures)).unref()
  }
}

interface ThreadEvents {
  onListening(port: number): void
  onServing(): void
  onExit(error: Error | undefined): void
}

/** One worker thread, and its holder at the quota bank. */
class GatewayThread implements QuotaHolder {
  readonly writer: string
  readonly feed = new SnapshotFeed((page) => this.send({ kind: 'page', page }))
  readonly #worker: Worker
  readonly #bank: ProcessQuotaBank
  readonly #functions: FunctionsForThread
  readonly #events: ThreadEvents
  readonly #recalls = new Map<number, () => void>()
  readonly #exited: Promise<void>
  #lastRecall = 0
  #error: Error | undefined
  /** -1 before it serves anything. */
  version = -1
  hasListened = false

  constructor(
    data: ThreadData,
    { bank, functions }: Pick<GatewayThreadsOptions, 'bank' | 'functions'>,
    events: ThreadEvents,
  ) {
    this.writer = data.writer
    this.#bank = bank
    this.#functions = serveThreadFunctions(functions, (message) => this.send(message))
    this.#events = events
    const settings = { workerData: data, name: data.writer, resourceLimits }
    this.#worker = new Worker(new URL('./gateway-thread.ts', import.meta.url), settings)
    this.#worker.on('message', (message: FromThread) => this.#receive(message))
    this.#worker.on('error', (error) => {
      this.#error = error instanceof Error ? error : new Error(String(error))
    })
    this.#exited = new Promise((resolve) => {
      this.#worker.on('exit', () => {
        for (const done of this.#recalls.values()) done()
        this.#functions.close()
        events.onExit(this.#error)
        resolve()
      })
    })
  }

  send(message: ToThread): void {
    this.#worker.postMessage(message)
  }

  recall(key: QuotaKey): Promise<void> {
    return new Promise((resolve) => {
      this.#lastRecall += 1
      this.#recalls.set(this.#lastRecall, resolve)
      this.send({ kind: 'recall', recall: this.#lastRecall, key })
    })
  }

  async close(withinMs: number): Promise<void> {
    this.send({ kind: 'close' })
    const late = setTimeout(() => void this.#worker.terminate(), withinMs)
    await this.#exited
    clearTimeout(late)
  }

  #receive(message: FromThread): void {
    switch (message.kind) {
      case 'listening':
        this.hasListened = true
        this.#events.onListening(message.port)
        break
      case 'page-taken':
        this.feed.taken()
        break
      case 'serving':
        this.version = message.version
        this.#events.onServing()
        break
      case 'lease':
        void this.#bank
          .lease(this, message.request)
          .then((units) => this.send({ kind: 'granted', ask: message.ask, units }))
        break
      case 'give-back':
        this.#bank.giveBack(this, message.key, message.units)
        break
      case 'recalled':
        this.#recalls.get(message.recall)?.()
        this.#recalls.delete(message.recall)
        break
      case 'invoke':
      case 'next-piece':
      case 'leave-stream':
        this.#functions.receive(message)
    }
  }
}
