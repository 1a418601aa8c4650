import { type Exchange, header } from '../exchange.ts'
import { requestOverrides } from '../mapping/override-values.ts'
import { Refusal } from '../pipeline/refusal.ts'
import type { IntegrationSetup } from '../pipeline/stage.ts'
import { isMappable } from './header-rules.ts'
import { misconfigured } from './misconfigured.ts'
import { compileRequestBody, type RequestBody } from './request-body.ts'
import { compileRequestMapping } from './request-mapping.ts'
import { compileSentVerb } from './sent-verb.ts'

/** What an integration that is no proxy is sent: the parameters that mappings and templates made, and the body. */
export interface MappedRequest {
  /** Name, value … with AWS's defaults; without the framing, the trace id and the API's id. */
  readonly headers: string[]
  /** The mapped and overridden query parameters, encoded, without `?`. */
  readonly query: string
  /** A stream only where nothing had to read it; null when there is none. */
  readonly body: RequestBody
}

/**
 * Compiles the request of HTTP, AWS and MOCK integrations: the request's template is rendered (or the body passes
 * through, is converted, or refused by `passthroughBehavior`), parameters are mapped, then what the template has
 * overridden replaces them (developer guide, "Mapping template transformations"). Path parameters are the URI's
 * (`compileUriPath`), which is to be asked afterwards, because a template can override them too.
 *
 * The body must have been read where `needsPayload` says so.
 * @throws Error with the cause when a mapping cannot be served.
 */
export function compileMappedRequest(compiled: IntegrationSetup): (exchange: Exchange) => MappedRequest | Refusal {
  const { stage, method } = compiled
  const { type } = method.integration
  const mapping = compileRequestMapping(method.integration)
  const requestBody = compileRequestBody(compiled)
  const agent = `AmazonAPIGateway_${stage.restApiId}`
  const verb = compileSentVerb(method.integration)
  return (exchange) => {
    const unreadable = mapping.prepare(exchange)
    if (unreadable !== undefined) return unreadable
    const body = requestBody(exchange)
    if (body instanceof Refusal) return body
    for (const { name } of requestOverrides(exchange, 'header')?.values() ?? []) {
      if (!isMappable(name, type)) return misconfigured(`a template may not set the header ${name}`)
    }
    const headers: string[] = []
    mapping.addHeaders(exchange, headers)
    addDefaults(headers, exchange, agent, verb(exchange))
    return { headers, query: mapping.addQuery(exchange, ''), body }
  }
}

function addDefaults(headers: string[], exchange: Exchange, agent: string, method: string): void {
  if (header(headers, 'accept') === undefined) headers.push('Accept', 'application/json')
  if (header(headers, 'user-agent') === undefined) headers.push('User-Agent', agent)
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return
  const contentType = exchange.header('content-type')
  if (contentType !== undefined && header(headers, 'content-type') === undefined) {
    headers.push('Content-Type', contentType)
  }
}
