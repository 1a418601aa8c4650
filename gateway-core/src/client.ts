import type { Readable } from 'node:stream'

/**
 * The caller's side of one request, as a listener presents it: what was asked, and where the answer goes. Listeners
 * have already refused what is not well-formed HTTP.
 */
export interface Client extends Receiver {
  readonly method: string
  /** Path and query as received; starts with `/`. */
  readonly target: string
  /** The Host header, in lower case, without the port. */
  readonly host: string
  /** Name, value, name, value … as received. */
  readonly rawHeaders: readonly string[]
  readonly sourceIp: string
  /** `HTTP/1.1`. */
  readonly protocol: string
  /** Whether the caller came by TLS (`aws:SecureTransport`). */
  readonly isSecure?: boolean
  /** Bytes of the body: 0 when there is none, -1 when only its end will tell. */
  readonly bodyLength: number
  /** Whether the caller has left; what is written then goes nowhere. */
  readonly gone: boolean
  /** Bytes of the answer's body that were handed over so far, as the caller gets them; 0 where it gets no body. */
  readonly bytesSent: number
  /** What is on its way to this caller; told when it can take more and when it leaves. A stage sets it. */
  flow: Flow | undefined

  /**
   * The body, to be read once. A caller that waits for `100 Continue` is told to go on.
   * Reading fails with `PayloadTooLarge` when there is more than the limit.
   */
  body(): Readable
  /**
   * The whole body, instead of `body()`, where a listener has a shorter way to it than a stream. `done` is told the same
   * errors, once.
   */
  whole?(done: (body: Buffer | Error) => void): void
  /** Calls back once, after the last byte or when the caller has left; at once when that was before. */
  onDone(done: () => void): void
  /** Writes the head. `headers` is name, value, name, value …, with everything that the answer needs. */
  start(status: number, headers: string[]): void
}

/** Where a body goes, piece by piece. */
export interface Receiver {
  /** @returns whether more can be taken at once; else `flow.resume()` follows. */
  write(chunk: Uint8Array): boolean
  end(chunk?: Uint8Array | string): void
  /** The body breaks off: a connection is broken, so that an answer that stops half-way cannot look complete. */
  destroy(): void
}

export interface Flow {
  resume(): void
  /** The caller left. */
  abort(): void
}

/** The largest body that is taken: AWS's quota of 10 MB (REST API quotas, payload size). */
export const maxPayloadBytes = 10 * 1024 * 1024

/** The body was larger than `maxPayloadBytes`, found while reading it. */
export class PayloadTooLarge extends Error {
  constructor() {
    super(`The body is larger than ${maxPayloadBytes} bytes`)
  }
}
