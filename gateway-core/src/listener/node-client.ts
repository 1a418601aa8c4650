import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Readable } from 'node:stream'
import type { Client, Flow } from '../client.ts'
import { ClientBody } from './client-body.ts'
import { endingSockets } from './ending-sockets.ts'
import { type ForwardedCaller, type IsTrustedProxy, plainAddress, readForwardedCaller } from './forwarded-caller.ts'
import { listenerRefusals } from './listener-refusals.ts'
import type { Patience } from './patience.ts'
import type { RequestHead } from './request-head.ts'
import { WholeBody } from './whole-body.ts'
import { type IsWithheld, withoutSettingWithheld, withoutWithheldCookies } from './withheld-cookies.ts'

/** A body up to this size is read to its end for the sake of the connection, if nobody else reads it. */
const drainedBytes = 64 * 1024
/** Up to this size a body goes out as text, byte for byte: node joins text with the head, and one write costs less. */
const joinedBytes = 16 * 1024

/** What a listener demands of all its callers. */
export interface ClientRules {
  readonly patience: Patience
  readonly isWithheld?: IsWithheld | undefined
  readonly isTrustedProxy?: IsTrustedProxy | undefined
}

/** A caller on a node:http connection. */
export class NodeClient implements Client {
  readonly method: string
  readonly target: string
  readonly host: string
  readonly rawHeaders: readonly string[]
  readonly bodyLength: number
  gone = false
  flow: Flow | undefined = undefined
  readonly #request: IncomingMessage
  readonly #response: ServerResponse
  readonly #expectsContinue: boolean
  readonly #rules: ClientRules
  #isClosing = false
  #isWaiting = false
  /** RFC 9110 section 6.4.1: whatever the answer says, nothing follows the head of some. */
  #hasBody = true
  #sent = 0
  #isOver = false
  #done: (() => void) | undefined = undefined
  #forwarded: ForwardedCaller | undefined = undefined

  constructor(
    request: IncomingMessage,
    response: ServerResponse,
    head: RequestHead,
    expectsContinue: boolean,
    rules: ClientRules,
  ) {
    this.method = request.method ?? ''
    this.target = head.target
    this.host = head.host
    const { rawHeaders } = request
    const { isWithheld } = rules
    this.rawHeaders = isWithheld === undefined ? rawHeaders : withoutWithheldCookies(rawHeaders, isWithheld)
    this.bodyLength = head.bodyLength
    this.#request = request
    this.#response = response
    this.#expectsContinue = expectsContinue
    this.#rules = rules
    response.on('close', () => this.#closed())
  }

  get sourceIp(): string {
    return this.#forwardedCaller()?.sourceIp ?? this.#peer()
  }

  get isSecure(): boolean {
    return this.#forwardedCaller()?.isSecure ?? false
  }

  get protocol(): string {
    return `HTTP/${this.#request.httpVersion}`
  }

  get bytesSent(): number {
    return this.#sent
  }

  onDone(done: () => void): void {
    if (this.#isOver) done()
    else this.#done = done
  }

  body(): Readable {
    if (this.#expectsContinue) this.#response.writeContinue()
    return new ClientBody(this.#request, this.#rules.patience.silenceMs, () => this.#giveUp())
  }

  whole(done: (body: Buffer | Error) => void): void {
    if (this.#expectsContinue) this.#response.writeContinue()
    new WholeBody(this.#request, this.#rules.patience.silenceMs, () => this.#giveUp(), done)
  }

  /** Unread bytes must never be taken for the next request, so a connection with too many of them is closed. */
  start(status: number, headers: string[]): void {
    const { bodyLength } = this
    const isLarge = bodyLength < 0 || bodyLength > drainedBytes || this.#expectsContinue
    this.#isClosing = bodyLength !== 0 && isLarge && !this.#request.complete
    this.#hasBody = this.method !== 'HEAD' && status !== 204 && status !== 304
    if (this.#isClosing || !isListening(this.#request)) {
      headers.push('Connection', 'close')
      endingSockets.add(this.#request.socket)
    }
    const framed = status === 204 ? withoutLength(headers) : headers
    const { isWithheld } = this.#rules
    const sent = isWithheld === undefined ? framed : withoutSettingWithheld(framed, isWithheld)
    // An interim status would leave the caller waiting for the answer.
    this.#response.writeHead(status < 200 ? 502 : status, sent)
  }

  write(chunk: Uint8Array): boolean {
    if (!this.#hasBody) return true
    this.#sent += chunk.length
    const ready = this.#response.write(chunk)
    if (!ready && !this.#isWaiting) {
      this.#isWaiting = true
      this.#response.once('drain', () => this.#drained())
    }
    return ready
  }

  end(body?: Uint8Array | string): void {
    const chunk = this.#hasBody ? body : undefined
    const bytes = chunk === undefined ? 0 : Buffer.byteLength(chunk)
    this.#sent += bytes
    if (this.#isClosing && !this.#request.complete) this.#linger(chunk)
    else if (chunk === undefined) this.#response.end()
    // As many bytes as characters: it is ASCII, which is the same in both, and node writes Latin-1 faster.
    else if (typeof chunk === 'string') this.#response.end(chunk, bytes === chunk.length ? 'latin1' : 'utf8')
    else if (bytes > joinedBytes) this.#response.end(chunk)
    else this.#response.end(latin1(chunk), 'latin1')
    const { socket } = this.#response
    if (socket !== null && socket.writableLength > 0) socket.setTimeout(this.#rules.patience.unreadMs)
  }

  destroy(): void {
    this.#response.destroy()
  }

  /** The caller stopped in the middle of its body. */
  /** Who called the proxy that called us, if there is one that is believed. */
  #forwardedCaller(): ForwardedCaller | undefined {
    const { isTrustedProxy } = this.#rules
    if (isTrustedProxy === undefined || this.#forwarded !== undefined) return this.#forwarded
    const peer = this.#peer()
    if (isTrustedProxy(peer)) this.#forwarded = readForwardedCaller(peer, this.#request.headers, isTrustedProxy)
    return this.#forwarded
  }

  #peer(): string {
    return plainAddress(this.#request.socket.remoteAddress ?? '')
  }

  #giveUp(): void {
    this.gone = true
    const response = this.#response
    if (response.headersSent) response.destroy()
    else {
      const { status, headers, body } = listenerRefusals.timedOut()
      response.writeHead(status, [...headers, 'Connection', 'close']).end(body)
    }
    this.flow?.abort()
  }

  #drained(): void {
    this.#isWaiting = false
    this.flow?.resume()
  }

  #closed(): void {
    if (!this.#response.writableFinished) {
      this.gone = true
      this.flow?.abort()
    }
    this.#isOver = true
    this.#done?.()
  }

  /** Closing with unread bytes resets the connection, and the caller might never see the answer. */
  #linger(chunk: Uint8Array | string | undefined): void {
    if (chunk !== undefined && chunk.length > 0) this.#response.write(chunk)
    const end = () => {
      clearTimeout(timer)
      this.#response.end()
    }
    const timer = setTimeout(end, this.#rules.patience.lingerMs)
    this.#request.once('end', end)
    this.#request.resume()
  }
}

/** RFC 9110 section 8.6: none with 204. */
function withoutLength(headers: readonly string[]): string[] {
  const kept: string[] = []
  for (let index = 0; index < headers.length; index += 2) {
    const name = headers[index] ?? ''
    if (name.toLowerCase() !== 'content-length') kept.push(name, headers[index + 1] ?? '')
  }
  return kept
}

function isListening({ socket }: IncomingMessage): boolean {
  const { server } = socket as { server?: { listening: boolean } }
  return server?.listening !== false
}

function latin1({ buffer, byteOffset, length }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, length).toString('latin1')
}
