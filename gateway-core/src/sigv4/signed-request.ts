/** What of a request takes part in Signature Version 4, as it stood on the wire. */
export interface SignedRequest {
  /** `GET`, `POST` … */
  readonly verb: string
  /** The path as it was sent, percent-encoding and all, without the query. */
  readonly path: string
  /** The query as it was sent, without the question mark. */
  readonly query: string
  /** Every header line; a name that was sent twice is there twice. */
  readonly headers: readonly (readonly [name: string, value: string])[]
}

/** Why a signature is not accepted, in AWS's words. */
export interface SignatureFailure {
  readonly code: 'MissingAuthenticationTokenException' | 'IncompleteSignatureException' | 'InvalidSignatureException'
  readonly message: string
}

/** The values of a header joined as AWS joins them; undefined when it was not sent. `name` is in lower case. */
export function headerOf(request: SignedRequest, name: string): string | undefined {
  const values = request.headers.filter(([other]) => other.toLowerCase() === name).map(([, value]) => value)
  return values.length === 0 ? undefined : values.join(',')
}

/**
 * The pairs of a query, decoded. `+` is a space: no signer leaves a plus unencoded, and frameworks that write a query
 * anew write a space so.
 */
export function queryPairs(query: string): [name: string, value: string][] {
  return query
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const equals = pair.indexOf('=')
      return equals < 0 ? [decode(pair), ''] : [decode(pair.slice(0, equals)), decode(pair.slice(equals + 1))]
    })
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', '%20'))
  } catch {
    return text
  }
}
