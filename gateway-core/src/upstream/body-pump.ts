import type { Socket } from 'node:net'
import type { Readable } from 'node:stream'

/** What became of a body that streams. */
export interface PumpEvents {
  onSent(): void
  /** The last byte went out. */
  onPumped(): void
  onPumpError(error: Error): void
}

/** Up to this size the first piece of a body goes out with the head: one write costs less than two. */
const joinedBytes = 16 * 1024

/**
 * Sends a body while it comes, no faster than the backend takes it: under its length where that is known, in chunks
 * where not. A body that is not as long as it said is a fault: whatever came next would be read as a part of it.
 */
export class BodyPump {
  readonly #socket: Socket
  readonly #body: Readable
  readonly #events: PumpEvents
  readonly #length: number | undefined
  #head: string
  #sent = 0
  #isOver = false

  /** @param length in bytes; undefined for chunks. */
  constructor(socket: Socket, head: string, body: Readable, length: number | undefined, events: PumpEvents) {
    this.#socket = socket
    this.#head = head
    this.#body = body
    this.#length = length
    this.#events = events
  }

  start(): void {
    const body = this.#body
    body.on('data', (chunk: Buffer) => this.#send(chunk))
    body.once('end', () => this.#end())
    body.once('error', (error) => this.#fail(error))
    body.once('close', () => this.#fail(new Error('The body broke off')))
    // A backend learns of the request although its body may still take a while.
    setImmediate(() => this.#flushHead())
  }

  /** The backend can take more. */
  resume(): void {
    if (!this.#isOver) this.#body.resume()
  }

  /** Nobody reads the body any more. */
  stop(): void {
    if (this.#isOver) return
    this.#isOver = true
    this.#body.destroy()
  }

  #send(chunk: Buffer): void {
    if (this.#isOver || chunk.length === 0) return
    this.#sent += chunk.length
    if (this.#length !== undefined && this.#sent > this.#length) {
      this.#fail(new Error('The body is longer than it said'))
      return
    }
    if (!this.#write(chunk)) this.#body.pause()
    this.#events.onSent()
  }

  #write(chunk: Buffer): boolean {
    const socket = this.#socket
    const isChunked = this.#length === undefined
    const before = isChunked ? `${this.#head}${chunk.length.toString(16)}\r\n` : this.#head
    const after = isChunked ? '\r\n' : ''
    this.#head = ''
    if (chunk.length <= joinedBytes) return socket.write(`${before}${chunk.toString('latin1')}${after}`, 'latin1')
    socket.cork()
    if (before !== '') socket.write(before, 'latin1')
    let ready = socket.write(chunk)
    if (after !== '') ready = socket.write(after, 'latin1')
    socket.uncork()
    return ready
  }

  #flushHead(): void {
    if (this.#isOver || this.#head === '') return
    this.#socket.write(this.#head, 'latin1')
    this.#head = ''
  }

  #end(): void {
    if (this.#isOver) return
    if (this.#length !== undefined && this.#sent < this.#length) {
      this.#fail(new Error('The body is shorter than it said'))
      return
    }
    this.#isOver = true
    const rest = this.#length === undefined ? `${this.#head}0\r\n\r\n` : this.#head
    if (rest !== '') this.#socket.write(rest, 'latin1')
    this.#events.onSent()
    this.#events.onPumped()
  }

  #fail(error: Error): void {
    if (this.#isOver) return
    this.#isOver = true
    this.#body.destroy()
    this.#events.onPumpError(error)
  }
}
