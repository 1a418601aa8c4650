import type { Receiver } from '../client.ts'
import { header } from '../exchange.ts'
import type { FunctionResult } from '../functions/invoke-function.ts'
import type { IntegrationResponse } from './integration.ts'

/** What a function answered, as an integration's answer: Lambda's own status and headers, the result as the body. */
export class FunctionResponse implements IntegrationResponse {
  readonly status: number
  readonly rawHeaders: readonly string[]
  /** The result, JSON; empty while it is streamed. */
  readonly payload: string
  readonly functionError: string | undefined
  /** Until when the last byte must be here, on the monotonic clock. */
  readonly deadline: number
  #stream: AsyncIterable<Uint8Array> | undefined

  /** @param status 200; 202 for a call whose result nobody waits for */
  constructor(result: Extract<FunctionResult, { outcome: 'answered' }>, status: number, deadline: number) {
    const { payload, requestId, functionError, stream } = result
    this.status = status
    this.payload = payload
    this.deadline = deadline
    this.functionError = functionError
    this.#stream = stream
    const error = functionError === undefined ? [] : ['X-Amz-Function-Error', functionError]
    this.rawHeaders = ['Content-Type', 'application/json', 'x-amzn-RequestId', requestId, ...error]
  }

  headerValues(name: string): string[] {
    const value = header(this.rawHeaders, name.toLowerCase())
    return value === undefined ? [] : [value]
  }

  read(): Buffer {
    return Buffer.from(this.payload)
  }

  pipeTo(receiver: Receiver): void {
    receiver.end(this.payload)
  }

  /** The pieces of a streamed answer. Who takes them has to end them. */
  takeStream(): AsyncIterator<Uint8Array> | undefined {
    const stream = this.#stream
    this.#stream = undefined
    return stream?.[Symbol.asyncIterator]()
  }

  /** A stream that nobody took is ended, so that the function learns it. */
  abort(): void {
    endStream(this.takeStream())
  }
}

/** Ends a function's stream early, whatever it is doing. */
export function endStream(stream: AsyncIterator<Uint8Array> | undefined): void {
  stream?.return?.().catch(() => undefined)
}
