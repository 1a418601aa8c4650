import type { Readable } from 'node:stream'
import type { FunctionCall } from '../functions/invoke-function.ts'
import type { Refusal } from '../pipeline/refusal.ts'
import type { BodySource } from '../pipeline/reply.ts'
import type { IntegrationResponseSnapshot } from '../snapshot.ts'
import type { Backend } from './backend.ts'

/** What goes to an integration. */
export type IntegrationRequest = BackendRequest | MockRequest | FunctionRequest

/** A call of a function: one of ours, or one behind a Lambda-compatible endpoint. */
export interface FunctionRequest {
  readonly functionCall: FunctionCall
}

export interface MockRequest {
  /** The status that the request template made: it only selects the integration response. */
  readonly mockStatus: number
}

export interface BackendRequest {
  readonly backend: Backend
  readonly method: string
  /** Path and query; starts with `/`. */
  readonly path: string
  /** Name, value, name, value … */
  readonly headers: string[]
  readonly body: Readable | Uint8Array | string | null
  /** From the last byte of the request to the last byte of the answer. */
  readonly timeoutMs: number
}

/** What an integration answered. */
export interface IntegrationResponse extends BodySource {
  readonly status: number
  /** Name, value, name, value … as received. */
  readonly rawHeaders: readonly string[]
  headerValues(name: string): string[]
  /**
   * The whole body, instead of `pipeTo`: for what needs to see it.
   * @returns a refusal when it breaks off, comes too late or is larger than `maxBytes`.
   */
  read(maxBytes: number): Promise<Buffer | Refusal> | Buffer
}

/** The integration response that a method answers with, and the status that it is the response for. */
export interface SelectedResponse {
  readonly statusCode: string
  readonly response: IntegrationResponseSnapshot
}
