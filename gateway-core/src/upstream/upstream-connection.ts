import type { Socket } from 'node:net'
import { BodyPump, type PumpEvents } from './body-pump.ts'
import { declaredLength, type InvalidRequest, requestText } from './request-text.ts'
import { ResponseReader } from './response-reader.ts'
import type { UpstreamCall, UpstreamLine } from './upstream-call.ts'

/**
 * Opens a socket for one connection.
 * @param onRead is given what was read: the first `count` bytes, which the next reading overwrites.
 * @param done is given the socket when it can be written to, or why there is none; perhaps before this returns.
 * @returns what gives the attempt up.
 */
export type Connect = (
  onRead: (count: number, buffer: Buffer) => boolean,
  done: (outcome: Socket | Error) => void,
) => () => void

/** A kept connection broke before a byte of the answer came: the backend may have closed it before it saw the request. */
export class StaleConnection extends Error {}

/** Whose connection it is. */
export interface ConnectionOwner {
  /** It can take its first call. */
  onOpened(connection: UpstreamConnection): void
  /** It can take another call. */
  onFree(connection: UpstreamConnection): void
  /** It was open. */
  onClosed(connection: UpstreamConnection): void
  /** It could not be opened, for a reason or because nobody needs it any more. */
  onNotOpened(connection: UpstreamConnection, error: Error | undefined): void
  /** It was kept and broke when it was used again. */
  onStale(): void
}

/** Idle for this many ticks of a second, a connection is closed: servers that say nothing keep theirs for 5 seconds. */
const usualIdleTicks = 4
const mostIdleTicks = 60
/** Up to this size a body goes out with its head. */
const joinedBytes = 16 * 1024

/** A connection to a backend: one call after the other, never two at once. */
export class UpstreamConnection implements UpstreamLine, PumpEvents {
  readonly #owner: ConnectionOwner
  readonly #authority: string
  readonly #reader = new ResponseReader()
  #socket: Socket | undefined = undefined
  #cancel: (() => void) | undefined = undefined
  #call: UpstreamCall | undefined = undefined
  #pump: BodyPump | undefined = undefined
  #answers = 0
  #isClosed = false
  #isPaused = false
  #idleTicks = 0
  #maxIdleTicks = usualIdleTicks

  constructor(owner: ConnectionOwner, authority: string) {
    this.#owner = owner
    this.#authority = authority
  }

  open(connect: Connect): void {
    this.#cancel = connect(
      (count, buffer) => this.#read(count, buffer),
      (outcome) => {
        if (outcome instanceof Error) this.#closed(outcome)
        else this.#opened(outcome)
      },
    )
  }

  /** Sends a call's request, if it can be sent. The connection must be free. */
  send(call: UpstreamCall): InvalidRequest | undefined {
    const { upstreamRequest: request } = call
    const { body } = request
    const text = requestText(request, this.#authority)
    const socket = this.#socket
    if (typeof text !== 'string' || socket === undefined) return typeof text === 'string' ? undefined : text
    this.#call = call
    this.#idleTicks = 0
    this.#reader.begin(request.method, call)
    call.onStart(this)
    if (body === null || typeof body === 'string' || body instanceof Uint8Array) {
      write(socket, text, body)
      if (body !== null) call.onSent()
    } else {
      this.#pump = new BodyPump(socket, text, body, declaredLength(request), this)
      this.#pump.start()
    }
    return undefined
  }

  pause(): void {
    this.#isPaused = true
    this.#socket?.pause()
  }

  resume(): void {
    this.#isPaused = false
    this.#socket?.resume()
  }

  /** Breaks the connection, and with it the call under way, which hears nothing more. */
  abort(): void {
    this.#call = undefined
    this.#reader.stop()
    this.#pump?.stop()
    this.#pump = undefined
    this.#closed()
  }

  /** Breaks the connection; the call under way fails. */
  fail(error: Error): void {
    const call = this.#call
    const isStale = this.#answers > 0 && this.#reader.isUntouched && call !== undefined
    this.abort()
    if (isStale) this.#owner.onStale()
    call?.onError(isStale ? new StaleConnection(error.message, { cause: error }) : error)
  }

  /** A second has passed, and the connection is idle. */
  tick(): void {
    if (++this.#idleTicks >= this.#maxIdleTicks) this.abort()
  }

  onSent(): void {
    this.#call?.onSent()
  }

  onPumped(): void {
    this.#pump = undefined
  }

  onPumpError(error: Error): void {
    this.#pump = undefined
    // What went out is not a whole request; asking again is not the answer to that.
    const call = this.#call
    this.abort()
    call?.onError(error)
  }

  #opened(socket: Socket): void {
    this.#socket = socket
    if (this.#isClosed) return void socket.destroy()
    socket.on('error', (error) => this.fail(error))
    socket.on('end', () => this.#ended())
    socket.on('close', () => this.fail(new Error('the connection closed')))
    socket.on('drain', () => this.#pump?.resume())
    this.#owner.onOpened(this)
  }

  #closed(error?: Error): void {
    if (this.#isClosed) return
    this.#isClosed = true
    const socket = this.#socket
    if (socket === undefined) {
      this.#cancel?.()
      this.#owner.onNotOpened(this, error)
    } else {
      socket.destroy()
      this.#owner.onClosed(this)
    }
  }

  #read(count: number, buffer: Buffer): boolean {
    // Unasked: whatever it says, it must never be the answer to the next request.
    if (this.#call === undefined) this.abort()
    else {
      const bytes = Buffer.allocUnsafe(count)
      buffer.copy(bytes, 0, 0, count)
      const read = this.#reader.read(bytes)
      if (typeof read === 'string') this.fail(new Error(`its answer cannot be read: ${read}`))
      else if (this.#reader.isOver) this.#answered(read === count)
    }
    return true
  }

  /** @param isClean nothing came behind the answer. */
  #answered(isClean: boolean): void {
    const call = this.#call
    const { isKept, keepSeconds } = this.#reader.head
    this.#call = undefined
    this.#answers++
    if (isClean && isKept && this.#pump === undefined) {
      // A second less than the backend says, so that both do not act at once.
      if (keepSeconds !== undefined) this.#maxIdleTicks = Math.min(mostIdleTicks, keepSeconds - 1)
      if (this.#isPaused) this.resume()
      if (this.#maxIdleTicks < 1) this.abort()
      else this.#owner.onFree(this)
    } else this.abort()
    call?.onEnd()
  }

  #ended(): void {
    const problem = this.#call === undefined ? 'the connection closed' : this.#reader.finish()
    if (problem === undefined) this.#answered(false)
    else this.fail(new Error(problem))
  }
}

function write(socket: Socket, head: string, body: Uint8Array | string | null): void {
  if (body === null || body.length === 0) socket.write(head, 'latin1')
  else if (typeof body === 'string' ? Buffer.byteLength(body) === body.length : body.length <= joinedBytes) {
    socket.write(head + (typeof body === 'string' ? body : latin1(body)), 'latin1')
  } else {
    socket.cork()
    socket.write(head, 'latin1')
    if (typeof body === 'string') socket.write(body, 'utf8')
    else socket.write(body)
    socket.uncork()
  }
}

function latin1({ buffer, byteOffset, length }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, length).toString('latin1')
}
