import type { Exchange } from '../exchange.ts'
import { decodePayload } from '../integrations/decode-payload.ts'
import { needsPayload } from '../integrations/needs-payload.ts'
import { readPayload } from '../payload.ts'
import type { Stage, Step } from '../pipeline/stage.ts'

/**
 * Reads the caller's body where something needs the whole of it, or where it is compressed: API Gateway takes it out of
 * its `Content-Encoding` before anything looks at it (developer guide, "Invoke an API method with a compressed
 * payload"). Other bodies stream through.
 */
export const readBody: Stage = {
  name: 'read-body',
  compile: (method) => (needsPayload(method) ? readAlways : readEncoded),
}

const readAlways: Step = (exchange) => {
  const coding = codingOf(exchange)
  return coding === undefined ? readPayload(exchange) : decodePayload(exchange, coding)
}

const readEncoded: Step = (exchange) => {
  const coding = codingOf(exchange)
  return coding === undefined ? undefined : decodePayload(exchange, coding)
}

function codingOf(exchange: Exchange): string | undefined {
  return exchange.client.bodyLength === 0 ? undefined : exchange.header('content-encoding')
}
