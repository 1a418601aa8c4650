import { Writable } from 'node:stream'
import { pieceBytes, streamWindow } from './host-message.ts'
import type { Handler } from './load-handler.ts'

/** Marks a handler that streams, as Lambda's Node runtime does. */
const streaming = Symbol.for('aws.lambda.runtime.handler.streaming')

export function isStreaming(handler: Handler): boolean {
  return Reflect.get(handler, streaming) === 'response'
}

/** Sends what a handler writes, and waits while too much of it has not been taken. */
export class ResponseStream extends Writable {
  readonly #send: (piece: Uint8Array) => void
  #contentType: string | undefined
  #prelude: string | undefined
  #untaken = 0
  #resume: (() => void) | undefined
  hasBegun = false

  constructor(send: (piece: Uint8Array) => void) {
    super({ highWaterMark: pieceBytes })
    this.#send = send
  }

  setContentType(contentType: string): void {
    this.#contentType = contentType
  }

  get contentType(): string | undefined {
    return this.#contentType
  }

  /** What stands before the body: status, headers, cookies. */
  setPrelude(prelude: unknown): void {
    this.#prelude = JSON.stringify(prelude)
  }

  taken(bytes: number): void {
    this.#untaken -= bytes
    if (this.#untaken < streamWindow) this.#continue()
  }

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.begin()
    for (let start = 0; start < chunk.length; start += pieceBytes)
      this.#piece(chunk.subarray(start, start + pieceBytes))
    if (this.#untaken < streamWindow) done()
    else this.#resume = done
  }

  override _final(done: () => void): void {
    this.begin()
    done()
  }

  begin(): void {
    if (this.hasBegun) return
    this.hasBegun = true
    if (this.#prelude !== undefined) this.#piece(Buffer.from(`${this.#prelude}${'\0'.repeat(8)}`, 'utf8'))
  }

  #piece(bytes: Uint8Array): void {
    this.#untaken += bytes.length
    this.#send(bytes)
  }

  #continue(): void {
    const resume = this.#resume
    this.#resume = undefined
    resume?.()
  }
}

/**
 * The global `awslambda` of Lambda's Node runtime. The answer of an HTTP integration is its prelude (JSON), eight NUL
 * bytes and the body. https://docs.aws.amazon.com/lambda/latest/dg/config-rs-write-functions.html
 */
export const awslambda = {
  streamifyResponse(handler: Handler): Handler {
    return Object.assign(handler, { [streaming]: 'response' })
  },
  HttpResponseStream: {
    from(stream: ResponseStream, prelude: unknown): ResponseStream {
      stream.setContentType('application/vnd.awslambda.http-integration-response')
      stream.setPrelude(prelude)
      return stream
    },
  },
}
