import type { Exchange } from '../exchange.ts'
import { preferredTemplate } from '../mapping/preferred-template.ts'
import { compileValueSource, isHeaderValue, type ValueSource } from '../mapping/value-source.ts'
import { Refusal } from '../pipeline/refusal.ts'
import { Reply } from '../pipeline/reply.ts'
import type { CompiledMethod, Step, Verdict } from '../pipeline/stage.ts'
import type { IntegrationResponseSnapshot } from '../snapshot.ts'
import type { IntegrationResponse, SelectedResponse } from './integration.ts'
import { isLiteral } from './request-template.ts'
import { traceId } from './trace-header.ts'

/**
 * The answer of an integration that is no proxy: the selected response's status, its mapped headers, and the body, which
 * passes through or is a template's (developer guide, "Set up a method response"). What needs the template engine or
 * the body's members is refused with `API_CONFIGURATION_ERROR` until those exist.
 */
export function compileMappedResponse(compiled: CompiledMethod): Step {
  const { method, methodKey } = compiled
  const outputs = new Map<string, Output | Refusal>()
  for (const [statusCode, response] of Object.entries(method.integration.integrationResponses)) {
    outputs.set(statusCode, compileOutput(statusCode, response, compiled))
  }
  const traced = method.integration.type !== 'MOCK'
  return (exchange) => {
    const { selectedResponse, integrationResponse } = exchange
    if (selectedResponse === undefined || integrationResponse === undefined) return undefined
    const output = outputs.get(selectedResponse.statusCode)
    if (output === undefined) return misconfigured(methodKey, `there is no response ${selectedResponse.statusCode}`)
    if (output instanceof Refusal) return output
    return reply(output, selectedResponse, integrationResponse, exchange, traced)
  }
}

interface Output {
  readonly status: number
  readonly headers: readonly (readonly [name: string, source: ValueSource])[]
}

function compileOutput(
  statusCode: string,
  { responseParameters = {} }: IntegrationResponseSnapshot,
  { method, methodKey }: CompiledMethod,
): Output | Refusal {
  if (!/^[1-5]\d\d$/.test(statusCode)) return misconfigured(methodKey, `${statusCode} is no status`)
  if (method.methodResponses[statusCode] === undefined) {
    return misconfigured(methodKey, `there is no method response ${statusCode}`)
  }
  const headers: [string, ValueSource][] = []
  for (const [key, expression] of Object.entries(responseParameters)) {
    const name = /^method\.response\.header\.([!#$%&'*+.^_`|~\w-]+)$/.exec(key)?.[1]
    const source = compileValueSource(expression)
    if (name === undefined || source === undefined) {
      return misconfigured(methodKey, `${key} cannot be mapped from ${expression} yet`)
    }
    if (!framing.has(name.toLowerCase())) headers.push([name, source])
  }
  return { status: Number(statusCode), headers }
}

/** Made anew for each hop; a mapping onto these has no effect. */
const framing = new Set(['connection', 'content-length', 'keep-alive', 'trailer', 'transfer-encoding', 'upgrade'])

function reply(
  { status, headers: mapped }: Output,
  { response }: SelectedResponse,
  integrationResponse: IntegrationResponse,
  exchange: Exchange,
  traced: boolean,
): Verdict {
  const templates = response.responseTemplates ?? {}
  const contentType = preferredTemplate(templates, exchange.header('accept'))
  const template = contentType === undefined ? '' : (templates[contentType] ?? '')
  if (!isLiteral(template))
    return misconfigured(exchange.method.methodKey, 'its response template needs the template engine')
  const headers = mappedHeaders(mapped, exchange)
  const passes = template === '' && integrationResponse.status !== 0
  if (!headers.some((name, index) => index % 2 === 0 && name.toLowerCase() === 'content-type')) {
    const own = template === '' ? integrationResponse.headerValues('content-type')[0] : contentType
    headers.unshift('Content-Type', own ?? contentType ?? 'application/json')
  }
  if (traced) headers.push('X-Amzn-Trace-Id', traceId(exchange.requestId, exchange.startedAt))
  if (!passes || exchange.method.method.integration.type === 'MOCK') return literal(status, headers, template)
  pushBodyHeaders(headers, integrationResponse, status)
  return new Reply(status, headers, integrationResponse)
}

function literal(status: number, headers: string[], body: string): Reply {
  if (status !== 204 && status !== 304) headers.push('Content-Length', `${Buffer.byteLength(body)}`)
  return new Reply(status, headers, body)
}

/** What describes the bytes that pass through. */
function pushBodyHeaders(headers: string[], response: IntegrationResponse, status: number): void {
  const [length] = response.headerValues('content-length')
  if (length !== undefined && status !== 204 && status !== 304) headers.push('Content-Length', length)
  const [encoding] = response.headerValues('content-encoding')
  if (encoding !== undefined) headers.push('Content-Encoding', encoding)
}

function mappedHeaders(mapped: Output['headers'], exchange: Exchange): string[] {
  const headers: string[] = []
  for (const [name, source] of mapped) {
    const value = source(exchange)
    if (value !== undefined && isHeaderValue(value)) headers.push(name, value)
  }
  return headers
}

function misconfigured(methodKey: string, reason: string): Refusal {
  return new Refusal('API_CONFIGURATION_ERROR', undefined, `${methodKey}: ${reason}`)
}
