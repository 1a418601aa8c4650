import type { Exchange } from '../exchange.ts'
import { Refusal } from '../pipeline/refusal.ts'
import type { IntegrationSetup, Services, Step } from '../pipeline/stage.ts'
import { compileBackendUri } from './backend-uri.ts'
import { compileMappedRequest } from './mapped-request.ts'
import type { RequestBody } from './request-body.ts'
import { compileSentVerb } from './sent-verb.ts'
import { stageBackend } from './stage-backend.ts'
import { addTraceHeader } from './trace-header.ts'

/**
 * An HTTP integration's request: only mapped parameters go out, and the body, which passes through or is a template's.
 * A request that is sent by GET, HEAD or OPTIONS has no body.
 * @throws Error with the cause when the integration cannot be served.
 */
export function compileHttpRequest(compiled: IntegrationSetup, services: Services): Step {
  const { stage, method } = compiled
  const { timeoutInMillis: timeoutMs } = method.integration
  const uri = compileBackendUri(compiled)
  const request = compileMappedRequest(compiled)
  const backend = stageBackend(compiled, services, uri.origin)
  const verb = compileSentVerb(method.integration)
  return (exchange) => {
    const made = request(exchange)
    if (made instanceof Refusal) return made
    const path = uri.path(exchange)
    if (path === undefined) return malformed
    const query = joinQueries(uri.query, made.query)
    const sentMethod = verb(exchange)
    const headers = made.headers
    addTraceHeader(exchange, headers)
    headers.push('X-Amzn-Apigateway-Api-Id', stage.restApiId)
    const body = sentMethod === 'GET' || sentMethod === 'HEAD' || sentMethod === 'OPTIONS' ? null : made.body
    exchange.integrationRequest = {
      backend,
      method: sentMethod,
      path: query === '' ? path : `${path}?${query}`,
      headers,
      body: sentBody(body, exchange, headers),
      timeoutMs,
    }
    return undefined
  }
}

const malformed = new Refusal('DEFAULT_4XX')

/** A stream goes out under the length that the caller gave, where it gave one. */
function sentBody(body: RequestBody, { client }: Exchange, headers: string[]): RequestBody {
  if (typeof body === 'string' || Buffer.isBuffer(body)) return body.length === 0 ? null : body
  if (body !== null && client.bodyLength > 0) headers.push('Content-Length', `${client.bodyLength}`)
  return body
}

/** The URI's own query before what else is asked for. */
export function joinQueries(own: string, more: string): string {
  if (own === '') return more
  return more === '' ? own : `${own}&${more}`
}
