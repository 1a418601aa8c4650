import type { Exchange } from '../exchange.ts'
import { prepareResponseDocument } from '../mapping/body-document.ts'
import { type BodyTemplate, compileBodyTemplate } from '../mapping/body-template.ts'
import { preferredTemplate } from '../mapping/preferred-template.ts'
import { Refusal } from '../pipeline/refusal.ts'
import { Reply } from '../pipeline/reply.ts'
import type { IntegrationSetup, Step, Verdict } from '../pipeline/stage.ts'
import type { IntegrationResponseSnapshot } from '../snapshot.ts'
import {
  type ContentHandling,
  type Conversion,
  compileBinaryTypes,
  converted,
  responseConversion,
} from './body-conversion.ts'
import type { IntegrationResponse } from './integration.ts'
import { firstAccepted, mediaType } from './media-type.ts'
import { misconfigured } from './misconfigured.ts'
import { compileResponseMapping, type ResponseMapping } from './response-mapping.ts'
import { traceId } from './trace-header.ts'

/**
 * The answer of an integration that is no proxy: the selected response's status, its mapped headers, and the body, which
 * passes through, converted as `contentHandling` and `binaryMediaTypes` say, or is a template's; then what templates
 * have overridden (developer guide, "Set up a method response", "Override your API's request and response parameters").
 *
 * The integration's body must have been read where `needsIntegrationPayload` says so.
 */
export function compileMappedResponse(compiled: IntegrationSetup): Step {
  const { method } = compiled
  const outputs = new Map<string, Output | Refusal>()
  for (const [statusCode, response] of Object.entries(method.integration.integrationResponses)) {
    outputs.set(statusCode, compileOutput(statusCode, response, compiled))
  }
  const formOf = compileForm(compiled)
  return (exchange) => {
    const { selectedResponse, integrationResponse } = exchange
    if (selectedResponse === undefined || integrationResponse === undefined) return undefined
    const output = outputs.get(selectedResponse.statusCode)
    if (output === undefined) return misconfigured(`there is no response ${selectedResponse.statusCode}`)
    if (output instanceof Refusal) return output
    return answer(output, exchange, integrationResponse, formOf(exchange, integrationResponse, output.handling))
  }
}

const asItIs: Form = { conversion: 'bytes', binary: false }

/** Compiles the form that payloads take: without binary media types and content handling they stay as they are. */
function compileForm({ stage, method }: IntegrationSetup) {
  const { binaryMediaTypes } = stage.api
  const isBinary = compileBinaryTypes(binaryMediaTypes)
  const hasTypes = binaryMediaTypes.length > 0
  const hasBody = method.integration.type !== 'MOCK'
  return (exchange: Exchange, response: IntegrationResponse, handling: ContentHandling): Form => {
    if (!hasTypes && handling === undefined) return asItIs
    const binary = hasBody && isBinary(mediaType(response.headerValues('content-type')[0]))
    const wantsBinary = isBinary(firstAccepted(exchange.header('accept')))
    return { conversion: responseConversion(binary, hasTypes, wantsBinary, handling), binary }
  }
}

interface Output {
  readonly status: number
  readonly mapping: ResponseMapping
  readonly templates: Readonly<Record<string, BodyTemplate | Refusal>>
  /** The content type of the template, where there is but one, so that there is nothing to choose. */
  readonly only: string | undefined
  readonly handling: ContentHandling
}

/** The form that the payload takes on its way. */
interface Form {
  readonly conversion: Conversion
  readonly binary: boolean
}

function compileOutput(
  statusCode: string,
  { responseParameters = {}, responseTemplates = {}, contentHandling }: IntegrationResponseSnapshot,
  { method }: IntegrationSetup,
): Output | Refusal {
  if (!/^[1-5]\d\d$/.test(statusCode)) return misconfigured(`${statusCode} is no status`)
  if (!Object.hasOwn(method.methodResponses, statusCode)) {
    return misconfigured(`there is no method response ${statusCode}`)
  }
  const mapping = compileResponseMapping(responseParameters, method.integration.type)
  if (typeof mapping === 'string') return misconfigured(mapping)
  const templates = Object.fromEntries(
    Object.entries(responseTemplates).map(([type, source]) => [type, compileBodyTemplate(source)]),
  )
  const types = Object.keys(templates)
  const only = types.length === 1 ? types[0] : undefined
  return { status: Number(statusCode), mapping, templates, only, handling: contentHandling }
}

function answer(output: Output, exchange: Exchange, response: IntegrationResponse, form: Form): Verdict {
  const { mapping, templates, only } = output
  const unreadable = mapping.readsBody ? prepareResponseDocument(exchange) : undefined
  if (unreadable !== undefined) return unreadable
  const contentType = only ?? preferredTemplate(templates, exchange.header('accept'))
  const template = contentType === undefined ? undefined : templates[contentType]
  if (template instanceof Refusal) return template
  if (template === undefined || template.literal === '') return passed(output, exchange, response, form, contentType)
  if (form.conversion === 'from-base64' || (form.binary && form.conversion === 'bytes')) {
    return misconfigured('a template cannot read a binary payload')
  }
  const text = exchange.integrationPayload?.toString(form.conversion === 'to-base64' ? 'base64' : 'utf8') ?? ''
  const body = template.render(exchange, text, 'response')
  if (body instanceof Refusal) return body
  const { status, headers } = head(output, exchange, contentType)
  return whole(status, headers, body)
}

/** The body as the integration gave it, but for its form. */
function passed(
  output: Output,
  exchange: Exchange,
  response: IntegrationResponse,
  { conversion }: Form,
  contentType: string | undefined,
): Verdict {
  const { integrationPayload, method } = exchange
  const { status, headers } = head(output, exchange, response.headerValues('content-type')[0] ?? contentType)
  if (integrationPayload !== undefined) {
    const body = converted(integrationPayload, conversion)
    return body === undefined ? misconfigured('the integration’s body is not base64') : whole(status, headers, body)
  }
  if (method.method.integration.type === 'MOCK') return whole(status, headers, '')
  pushBodyHeaders(headers, response, status)
  return new Reply(status, headers, response)
}

/** Status and headers, after the templates have said what they override. */
function head(
  { status, mapping }: Output,
  exchange: Exchange,
  contentType: string | undefined,
): { status: number; headers: string[] } {
  const headers = mapping.headers(exchange)
  if (!headers.some((name, index) => index % 2 === 0 && name.toLowerCase() === 'content-type')) {
    headers.unshift('Content-Type', contentType ?? 'application/json')
  }
  if (exchange.method.method.integration.type !== 'MOCK') {
    headers.push('X-Amzn-Trace-Id', traceId(exchange.requestId, exchange.startedAt))
  }
  return { status: exchange.overrides?.status ?? status, headers }
}

function whole(status: number, headers: string[], body: string | Buffer): Reply {
  if (status !== 204 && status !== 304) headers.push('Content-Length', `${Buffer.byteLength(body)}`)
  return new Reply(status, headers, body)
}

/** What describes the bytes that stream through. */
function pushBodyHeaders(headers: string[], response: IntegrationResponse, status: number): void {
  const [length] = response.headerValues('content-length')
  if (length !== undefined && status !== 204 && status !== 304) headers.push('Content-Length', length)
  const [encoding] = response.headerValues('content-encoding')
  if (encoding !== undefined) headers.push('Content-Encoding', encoding)
}
