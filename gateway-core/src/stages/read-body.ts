import { decodePayload } from '../integrations/decode-payload.ts'
import { needsPayload } from '../integrations/needs-payload.ts'
import { readPayload } from '../payload.ts'
import type { Stage } from '../pipeline/stage.ts'

/**
 * Reads the caller's body where something needs the whole of it, or where it is compressed: API Gateway takes it out of
 * its `Content-Encoding` before anything looks at it (developer guide, "Invoke an API method with a compressed
 * payload"). Other bodies stream through.
 */
export const readBody: Stage = {
  name: 'read-body',
  compile(method) {
    const always = needsPayload(method)
    return (exchange) => {
      if (exchange.client.bodyLength === 0) return always ? readPayload(exchange) : undefined
      const coding = exchange.header('content-encoding')
      if (coding === undefined) return always ? readPayload(exchange) : undefined
      return decodePayload(exchange, coding)
    }
  },
}
