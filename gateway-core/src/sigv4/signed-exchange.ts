import type { Client } from '../client.ts'
import type { SignedRequest } from './signed-request.ts'

/** A request to an API as its caller signed it: the whole path as it stood on the wire. */
export function signedExchange({ client }: { readonly client: Client }): SignedRequest {
  const { target, rawHeaders } = client
  const question = target.indexOf('?')
  const headers: [string, string][] = []
  for (let index = 0; index < rawHeaders.length; index += 2) {
    headers.push([rawHeaders[index] ?? '', rawHeaders[index + 1] ?? ''])
  }
  return {
    verb: client.method,
    path: question === -1 ? target : target.slice(0, question),
    query: question === -1 ? '' : target.slice(question + 1),
    headers,
  }
}
