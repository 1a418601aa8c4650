import type { Readable } from 'node:stream'
import type { Exchange } from '../exchange.ts'
import { Refusal } from '../pipeline/refusal.ts'
import type { CompiledMethod, Services, Step } from '../pipeline/stage.ts'
import { compileBackendUri } from './backend-uri.ts'
import { compileRequestMapping, type RequestMapping } from './request-mapping.ts'
import { type BodyChoice, chooseRequestTemplate, isLiteral } from './request-template.ts'
import { addTraceHeader } from './trace-header.ts'

/**
 * An HTTP integration's request: only mapped parameters go out, and the body, which passes through or is a template's.
 * A template that needs the template engine is refused with `API_CONFIGURATION_ERROR` until that exists.
 * @throws Error with the cause when the integration cannot be served.
 */
export function compileHttpRequest(compiled: CompiledMethod, services: Services): Step {
  const { stage, method, methodKey } = compiled
  const { httpMethod, requestParameters = {}, timeoutInMillis: timeoutMs, tlsConfig } = method.integration
  const uri = compileBackendUri(compiled)
  const mapping = compileRequestMapping(requestParameters)
  const insecure = tlsConfig?.insecureSkipVerification === true
  const backend = services.pools.backend(stage.accountId, uri.origin, insecure)
  const verb = httpMethod === undefined || httpMethod === 'ANY' ? undefined : httpMethod
  const needsEngine = new Refusal(
    'API_CONFIGURATION_ERROR',
    undefined,
    `HTTP integration of ${methodKey}: its request template needs the template engine`,
  )
  return (exchange) => {
    const choice = chooseRequestTemplate(method.integration, exchange)
    if (choice === 'unsupported') return unsupported
    if (choice !== 'pass' && !isLiteral(choice.template)) return needsEngine
    const path = uri.path(exchange)
    if (path === undefined) return malformed
    const query = mapping.addQuery(exchange, uri.query)
    const sentMethod = verb ?? exchange.client.method
    exchange.integrationRequest = {
      backend,
      method: sentMethod,
      path: query === '' ? path : `${path}?${query}`,
      headers: headers(exchange, mapping, sentMethod, choice),
      body: body(exchange, choice),
      timeoutMs,
    }
    return undefined
  }
}

const unsupported = new Refusal('UNSUPPORTED_MEDIA_TYPE')
const malformed = new Refusal('DEFAULT_4XX')

function body({ client }: Exchange, choice: BodyChoice): Readable | string | null {
  if (typeof choice === 'object') return choice.template === '' ? null : choice.template
  return client.bodyLength === 0 ? null : client.body()
}

function headers(exchange: Exchange, mapping: RequestMapping, method: string, choice: BodyChoice): string[] {
  const { restApiId } = exchange.method.stage
  const { bodyLength } = exchange.client
  const sent: string[] = []
  mapping.addHeaders(exchange, sent)
  const { headerNames } = mapping
  if (!headerNames.has('accept')) sent.push('Accept', 'application/json')
  if (!headerNames.has('user-agent')) sent.push('User-Agent', `AmazonAPIGateway_${restApiId}`)
  const contentType = exchange.header('content-type')
  const bodiless = method === 'GET' || method === 'HEAD' || method === 'OPTIONS'
  if (!headerNames.has('content-type') && !bodiless && contentType !== undefined) {
    sent.push('Content-Type', contentType)
  }
  addTraceHeader(exchange, sent)
  sent.push('X-Amzn-Apigateway-Api-Id', restApiId)
  if (choice === 'pass' && bodyLength > 0) sent.push('Content-Length', `${bodyLength}`)
  return sent
}
