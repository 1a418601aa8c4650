import type { Exchange } from '../exchange.ts'
import { readPayload } from '../payload.ts'
import { Refusal } from '../pipeline/refusal.ts'
import type { Stage } from '../pipeline/stage.ts'
import { sha256 } from '../sigv4/check-signature.ts'

/**
 * Compares the body with the hash that a caller signed instead of it (`x-amz-content-sha256`). It stands behind
 * authorization and limits, so that nobody who is turned away there sends a body.
 */
export const verifyPayload: Stage = {
  name: 'verify-payload',
  compile(method) {
    if (method.method.authorizationType !== 'AWS_IAM') return undefined
    return (exchange) => {
      if (exchange.signedPayloadHash === undefined) return undefined
      const reading = readPayload(exchange)
      return reading === undefined ? check(exchange) : reading.then((refusal) => refusal ?? check(exchange))
    }
  },
}

const another = new Refusal('INVALID_SIGNATURE')

function check(exchange: Exchange): Refusal | undefined {
  return sha256(exchange.payload ?? '') === exchange.signedPayloadHash ? undefined : another
}
