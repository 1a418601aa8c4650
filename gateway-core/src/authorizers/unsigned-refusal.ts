import type { Exchange } from '../exchange.ts'
import { Refusal } from '../pipeline/refusal.ts'

const missing = new Refusal('MISSING_AUTHENTICATION_TOKEN')

/**
 * The refusal of a request without a signature where there must be one, and of one to a path or verb that the API does
 * not have, which AWS answers in the same way: an `Authorization` header that is no signature is told what it lacks.
 */
export function unsignedRefusal(exchange: Exchange): Refusal {
  const authorization = exchange.header('authorization')
  if (authorization === undefined || authorization.trimStart().startsWith('AWS4-')) return missing
  const lacks = ['Credential', 'Signature', 'SignedHeaders'].map(
    (name) => `Authorization header requires '${name}' parameter.`,
  )
  if (exchange.header('x-amz-date') === undefined && exchange.header('date') === undefined) {
    lacks.push("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.")
  }
  return signatureRefusal('IncompleteSignatureException', `${lacks.join(' ')} Authorization=${authorization}`)
}

/** The refusal of a signature, under the error type that AWS gives it. */
export function signatureRefusal(errorType: string, message: string): Refusal {
  return new Refusal('INVALID_SIGNATURE', message, undefined, { errorType })
}
