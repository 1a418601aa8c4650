import type { Readable } from 'node:stream'

/** What goes to a backend. */
export interface UpstreamRequest {
  readonly method: string
  /** Path and query; starts with `/`. */
  readonly path: string
  /** Name, value, name, value … `Host` and the framing are added where they are missing. */
  readonly headers: readonly string[]
  readonly body: Readable | Uint8Array | string | null
}

/** One request and what becomes of its answer. Told in this order; `onError` may come instead of any of them, once. */
export interface UpstreamCall {
  readonly upstreamRequest: UpstreamRequest
  /** Whether nobody waits for it any more: it is not sent then. */
  readonly isOver: boolean
  /** It got a connection, which is its own until `onEnd` or `onError`. */
  onStart(line: UpstreamLine): void
  /** Bytes of the body went out: its next, and its last. */
  onSent(): void
  /** The head of the answer, interim ones left out. Names and values as received, in Latin-1. */
  onHead(status: number, rawHeaders: string[]): void
  /** A piece of the body, which is the call's to keep. */
  onData(chunk: Buffer): void
  onEnd(): void
  onError(error: Error): void
}

/** The connection as its call sees it. */
export interface UpstreamLine {
  /** Holds the answer back, and the backend with it. What was read already still comes. */
  pause(): void
  resume(): void
  /** Breaks the connection; the call hears nothing more. */
  abort(): void
}
