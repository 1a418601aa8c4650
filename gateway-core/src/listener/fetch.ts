import type { Gateway } from '../gateway.ts'
import { FetchClient } from './fetch-client.ts'

export interface FetchHandlerOptions {
  /** The path that the handler is mounted at, such as `/gateway`; it is taken off before the address is read. */
  readonly prefix?: string
}

export type FetchHandler = (request: Request, peer: { readonly sourceIp: string }) => Promise<Response>

/**
 * The convenient door: `Request` → `Response`, for route handlers. It shares its origin with the console, so an API
 * behind it gets none of the console's cookies and can set none, and what it returns runs in a sandbox.
 */
export function createFetchHandler(gateway: Gateway, { prefix = '' }: FetchHandlerOptions = {}): FetchHandler {
  return (request, { sourceIp }) =>
    new Promise((resolve) => {
      gateway.handle(new FetchClient(request, sourceIp, prefix, resolve))
    })
}
