import type { Readable } from 'node:stream'
import type { Exchange } from '../exchange.ts'
import { type BodyTemplate, compileBodyTemplate } from '../mapping/body-template.ts'
import { Refusal } from '../pipeline/refusal.ts'
import type { IntegrationSetup } from '../pipeline/stage.ts'
import { type Conversion, compileBinaryTypes, converted, requestConversion } from './body-conversion.ts'
import { mediaType } from './media-type.ts'
import { misconfigured } from './misconfigured.ts'
import { compileRequestTemplates } from './request-template.ts'

/** The body that goes to an integration; null for none. */
export type RequestBody = Readable | Buffer | string | null

/**
 * Compiles what becomes of a request's body on its way to an integration that is no proxy: a template makes it, it
 * passes through, converted as `contentHandling` and `binaryMediaTypes` say, or it is refused.
 */
export function compileRequestBody(compiled: IntegrationSetup): (exchange: Exchange) => RequestBody | Refusal {
  const { stage, method } = compiled
  const isBinary = compileBinaryTypes(stage.api.binaryMediaTypes)
  const handling = method.integration.contentHandling
  const choose = compileRequestTemplates(method.integration, compileBodyTemplate)
  const binaryTemplate = misconfigured('a template cannot read a binary payload without CONVERT_TO_TEXT')
  return (exchange) => {
    const type = mediaType(exchange.header('content-type'))
    const choice = choose(type)
    if (choice === 'unsupported') return unsupported
    const binary = isBinary(type)
    const conversion = requestConversion(binary, handling)
    if (choice === 'pass') return passedThrough(exchange, conversion)
    if (choice instanceof Refusal) return choice
    const isText = conversion === 'to-base64' || (conversion === 'bytes' && !binary)
    return isText ? rendered(choice, exchange, conversion) : binaryTemplate
  }
}

const unsupported = new Refusal('UNSUPPORTED_MEDIA_TYPE')

function rendered(template: BodyTemplate, exchange: Exchange, conversion: Conversion): string | Refusal {
  if (template.literal !== undefined) return template.literal
  const { payload } = exchange
  const text = payload === undefined ? '' : payload.toString(conversion === 'to-base64' ? 'base64' : 'utf8')
  return template.render(exchange, text, 'request')
}

function passedThrough(exchange: Exchange, conversion: Conversion): RequestBody | Refusal {
  const { payload, client } = exchange
  if (payload === undefined) return client.bodyLength === 0 ? null : client.body()
  if (payload.length === 0) return null
  return converted(payload, conversion) ?? misconfigured('the request’s body is not base64')
}
