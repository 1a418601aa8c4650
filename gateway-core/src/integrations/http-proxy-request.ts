import type { Client } from '../client.ts'
import type { Exchange } from '../exchange.ts'
import { Refusal } from '../pipeline/refusal.ts'
import type { IntegrationSetup, Services, Step } from '../pipeline/stage.ts'
import { compileBackendUri } from './backend-uri.ts'
import { compileBinaryTypes, converted, requestConversion } from './body-conversion.ts'
import { namedByConnection, requestHeaderRule } from './header-rules.ts'
import { joinQueries } from './http-request.ts'
import { mediaType } from './media-type.ts'
import { misconfigured } from './misconfigured.ts'
import type { RequestBody } from './request-body.ts'
import { compileRequestMapping, type RequestMapping } from './request-mapping.ts'
import { compileSentVerb } from './sent-verb.ts'
import { stageBackend } from './stage-backend.ts'
import { addTraceHeader } from './trace-header.ts'

/**
 * An HTTP_PROXY integration's request: the caller's path variables, query, headers and body go through; mapped headers
 * replace the caller's, mapped query parameters are appended.
 * @throws Error with the cause when the integration cannot be served.
 */
export function compileHttpProxyRequest(compiled: IntegrationSetup, services: Services): Step {
  const { stage, method } = compiled
  const { timeoutInMillis: timeoutMs } = method.integration
  const uri = compileBackendUri(compiled)
  const mapping = compileRequestMapping(method.integration)
  const backend = stageBackend(compiled, services, uri.origin)
  const verb = compileSentVerb(method.integration)
  const convert = compileConversion(compiled)
  const prepare = mapping.readsBody ? mapping.prepare : undefined
  return (exchange) => {
    const { client, payload } = exchange
    const unreadable = prepare?.(exchange)
    if (unreadable !== undefined) return unreadable
    const sent = convert === undefined ? asItIs(client, payload) : convert(exchange)
    if (sent instanceof Refusal) return sent
    const path = uri.path(exchange)
    if (path === undefined) return malformed
    const query = mapping.addQuery(exchange, joinQueries(uri.query, exchange.query))
    exchange.integrationRequest = {
      backend,
      method: verb(exchange),
      path: query === '' ? path : `${path}?${query}`,
      headers: headers(exchange, mapping, stage.restApiId),
      body: sent,
      timeoutMs,
    }
    return undefined
  }
}

const malformed = new Refusal('DEFAULT_4XX')

/** The body as it came, or as it was when its coding was taken off. */
function asItIs(client: Client, payload: Buffer | undefined): RequestBody {
  if (payload === undefined) return client.bodyLength === 0 ? null : client.body()
  return payload.length === 0 ? null : payload
}

/** The form that `contentHandling` asks for; undefined when it asks for none. */
function compileConversion({
  stage,
  method,
}: IntegrationSetup): ((exchange: Exchange) => RequestBody | Refusal) | undefined {
  const handling = method.integration.contentHandling
  if (handling === undefined) return undefined
  const isBinary = compileBinaryTypes(stage.api.binaryMediaTypes)
  const notBase64 = misconfigured('the request’s body is not base64')
  return (exchange) => {
    const { payload } = exchange
    if (payload === undefined || payload.length === 0) return null
    const conversion = requestConversion(isBinary(mediaType(exchange.header('content-type'))), handling)
    return converted(payload, conversion) ?? notBase64
  }
}

/** The caller's headers, what `Connection` names taken off first, then ours: it must never reach ours. */
function headers(exchange: Exchange, mapping: RequestMapping, restApiId: string): string[] {
  const { rawHeaders, bodyLength } = exchange.client
  const isStream = exchange.payload === undefined
  const kept: string[] = []
  let named: string[] | undefined
  let hasAgent = false
  let hasAccept = false
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? ''
    const value = rawHeaders[index + 1] ?? ''
    const verdict = requestHeaderRule(name)
    if (verdict === 'send' || (verdict === 'ask' && !value.startsWith('AWS4-HMAC-SHA256'))) kept.push(name, value)
    else if (verdict === 'connection') named = [...(named ?? []), ...namedByConnection(value)]
    if (name.length === 10) hasAgent ||= name.toLowerCase() === 'user-agent'
    if (name.length === 6) hasAccept ||= name.toLowerCase() === 'accept'
  }
  const sent = withoutNamed(kept, named, mapping.headerNames)
  if (!hasAgent && !mapping.headerNames.has('user-agent')) sent.push('User-Agent', `AmazonAPIGateway_${restApiId}`)
  if (!hasAccept && !mapping.headerNames.has('accept')) sent.push('Accept', 'application/json')
  addTraceHeader(exchange, sent)
  sent.push('X-Amzn-Apigateway-Api-Id', restApiId)
  mapping.addHeaders(exchange, sent)
  if (bodyLength > 0 && isStream) sent.push('Content-Length', `${bodyLength}`)
  return sent
}

function withoutNamed(headers: string[], named: string[] | undefined, replaced: ReadonlySet<string>): string[] {
  if ((named === undefined || named.length === 0) && replaced.size === 0) return headers
  const kept: string[] = []
  for (let index = 0; index < headers.length; index += 2) {
    const name = headers[index] ?? ''
    const lower = name.toLowerCase()
    if (!replaced.has(lower) && !named?.includes(lower)) kept.push(name, headers[index + 1] ?? '')
  }
  return kept
}
