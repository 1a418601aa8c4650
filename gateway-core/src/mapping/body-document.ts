import type { Exchange } from '../exchange.ts'
import { Refusal } from '../pipeline/refusal.ts'
import { parseStrictJson } from '../templates/parse-json.ts'

/** A body that mappings read, parsed once. */
export interface BodyDocument {
  /** The body as text; `{}` when it is empty. */
  readonly text: string
  /** Undefined when it looked like JSON and is none. */
  readonly json: { readonly value: unknown } | undefined
}

/** Makes sure that the mappings of a request can read its body; `readPayload` comes first. */
export function prepareRequestDocument(exchange: Exchange): Refusal | undefined {
  exchange.requestDocument ??= bodyDocument(exchange.payload)
  return exchange.requestDocument.json === undefined ? invalidRequest : undefined
}

/** Makes sure that the mappings of a response can read its body; the integration's payload comes first. */
export function prepareResponseDocument(exchange: Exchange): Refusal | undefined {
  exchange.responseDocument ??= bodyDocument(exchange.integrationPayload)
  return exchange.responseDocument.json === undefined ? invalidResponse : undefined
}

const invalidRequest = new Refusal('DEFAULT_4XX', 'Invalid JSON in request body')
const invalidResponse = new Refusal('API_CONFIGURATION_ERROR', undefined, 'Invalid JSON in response body')

/**
 * A body is only parsed when it starts with `{`, `[`, `"` or `'`; anything else counts as `{}` (recorded from AWS).
 */
function bodyDocument(body: Buffer | undefined): BodyDocument {
  const text = body === undefined ? '' : body.toString().trim()
  if (text === '') return { text: '{}', json: { value: new Map() } }
  if (!/^[{["']/.test(text)) return { text, json: { value: new Map() } }
  const value = parseStrictJson(text)
  return { text, json: value === undefined ? undefined : { value } }
}
