import type { UpstreamCall } from './upstream-call.ts'
import { type Connect, type ConnectionOwner, UpstreamConnection } from './upstream-connection.ts'

const tickMs = 1000

/** The connections to one origin. */
export class UpstreamPool implements ConnectionOwner {
  readonly #connect: Connect
  readonly #authority: string
  readonly #maxConnections: number
  readonly #connections = new Set<UpstreamConnection>()
  /** The one that was used last is used first, so that the others may go. */
  #idle: UpstreamConnection[] = []
  #connecting = 0
  /** Calls of this turn of the event loop. */
  #arrived: UpstreamCall[] = []
  /** Calls that wait for a connection, in the order in which they came. */
  #waiting: UpstreamCall[] = []
  #isScheduled = false
  #whenQuiet: (() => void) | undefined = undefined
  /** Runs while there are connections. */
  #ticking: NodeJS.Timeout | undefined = undefined

  /**
   * @param authority what `Host` says.
   * @param maxConnections at once; more calls than this wait.
   */
  constructor(connect: Connect, authority: string, maxConnections: number) {
    this.#connect = connect
    this.#authority = authority
    this.#maxConnections = maxConnections
  }

  /**
   * Sends a call's request when a connection is free. That is at the end of this turn of the event loop at the earliest,
   * behind everything that the kept connections had to say: so what a backend says unasked is not taken for the answer.
   */
  dispatch(call: UpstreamCall): void {
    this.#arrived.push(call)
    this.#schedule()
  }

  /** A call that was given up and waits no more. */
  forget(call: UpstreamCall): void {
    const at = this.#waiting.indexOf(call)
    if (at !== -1) this.#waiting.splice(at, 1)
  }

  /** A second has passed: what was idle for too long goes. The pool calls this itself. */
  tick(): void {
    for (const connection of [...this.#idle]) connection.tick()
    if (this.#connections.size > 0) return
    clearInterval(this.#ticking)
    this.#ticking = undefined
  }

  /** Idle connections go at once, the others when their call is over. @returns when all are gone. */
  close(): Promise<void> {
    const quiet = new Promise<void>((resolve) => {
      this.#whenQuiet = resolve
    })
    this.#dropIdle()
    this.#noteQuiet()
    return quiet
  }

  /** Breaks what is under way. */
  destroy(): void {
    const error = new Error('the gateway closes')
    const calls = [...this.#waiting, ...this.#arrived]
    this.#waiting = []
    this.#arrived = []
    for (const connection of [...this.#connections]) connection.fail(error)
    for (const call of calls) if (!call.isOver) call.onError(error)
    this.#noteQuiet()
  }

  onOpened(connection: UpstreamConnection): void {
    this.#connecting--
    this.onFree(connection)
  }

  onFree(connection: UpstreamConnection): void {
    this.#idle.push(connection)
    this.#goOn()
  }

  onClosed(connection: UpstreamConnection): void {
    this.#connections.delete(connection)
    const at = this.#idle.lastIndexOf(connection)
    if (at !== -1) this.#idle.splice(at, 1)
    this.#goOn()
  }

  /** Every call that waits had a connection opened for it, as far as there may be more; so one call fails with it. */
  onNotOpened(connection: UpstreamConnection, error: Error | undefined): void {
    this.#connecting--
    this.#connections.delete(connection)
    if (error !== undefined) this.#next()?.onError(error)
    this.#goOn()
  }

  /** The others were kept as long: whoever is asked again is asked on a new connection. */
  onStale(): void {
    this.#dropIdle()
  }

  #goOn(): void {
    if (this.#waiting.length > 0 || this.#whenQuiet !== undefined) this.#schedule()
  }

  #schedule(): void {
    if (this.#isScheduled) return
    this.#isScheduled = true
    setImmediate(flush, this)
  }

  flush(): void {
    this.#isScheduled = false
    const arrived = this.#arrived
    this.#arrived = []
    this.#serveWaiting()
    for (const call of arrived) {
      if (call.isOver) continue
      const connection = this.#waiting.length === 0 ? this.#idle.pop() : undefined
      if (connection === undefined) this.#waiting.push(call)
      else this.#send(connection, call)
    }
    this.#open()
    if (this.#whenQuiet !== undefined) this.#noteQuiet()
  }

  #serveWaiting(): void {
    while (this.#waiting.length > 0) {
      const connection = this.#idle.pop()
      if (connection === undefined) return
      const call = this.#next()
      if (call === undefined) this.#idle.push(connection)
      else this.#send(connection, call)
    }
  }

  #send(connection: UpstreamConnection, call: UpstreamCall): void {
    const invalid = connection.send(call)
    if (invalid === undefined) return
    this.#idle.push(connection)
    call.onError(invalid)
  }

  /** The call that has waited longest. */
  #next(): UpstreamCall | undefined {
    let call = this.#waiting.shift()
    while (call?.isOver === true) call = this.#waiting.shift()
    return call
  }

  /** As many connections as there are calls that wait for one. */
  #open(): void {
    while (this.#connecting < this.#waiting.length && this.#connections.size < this.#maxConnections) {
      const connection = new UpstreamConnection(this, this.#authority)
      this.#connections.add(connection)
      this.#ticking ??= setInterval(() => this.tick(), tickMs).unref()
      this.#connecting++
      connection.open(this.#connect)
    }
  }

  #dropIdle(): void {
    for (const connection of [...this.#idle]) connection.abort()
  }

  #noteQuiet(): void {
    if (this.#whenQuiet === undefined || this.#waiting.length > 0 || this.#arrived.length > 0) return
    this.#dropIdle()
    if (this.#connections.size > 0) return
    clearInterval(this.#ticking)
    this.#ticking = undefined
    this.#whenQuiet()
  }
}

function flush(pool: UpstreamPool): void {
  pool.flush()
}
