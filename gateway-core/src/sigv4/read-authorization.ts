import { headerOf, queryPairs, type SignatureFailure, type SignedRequest } from './signed-request.ts'

/** What a signed request says about its signature; nothing of it is proved yet. */
export interface Authorization {
  readonly accessKeyId: string
  /** `YYYYMMDD` of the credential scope. */
  readonly date: string
  readonly region: string
  readonly service: string
  /** `aws4_request`. */
  readonly terminator: string
  /** In lower case, in the order sent. */
  readonly signedHeaders: readonly string[]
  /** Hexadecimal. */
  readonly signature: string
  /** When it was signed, `YYYYMMDDTHHMMSSZ`. */
  readonly timestamp: string
  /** The same in milliseconds since 1970. */
  readonly signedAt: number
  /** Seconds for which a presigned URL is good; undefined when the signature is in a header. */
  readonly expiresSeconds: number | undefined
}

const algorithm = 'AWS4-HMAC-SHA256'
/** Seven days, AWS's limit for presigned URLs. */
const longestExpiry = 604_800

/** Reads the `Authorization` header, or the `X-Amz-*` query of a presigned URL. */
export function readAuthorization(request: SignedRequest): Authorization | SignatureFailure {
  const header = headerOf(request, 'authorization')
  if (header !== undefined) return fromHeader(request, header)
  const query = new Map(queryPairs(request.query))
  if (query.has('X-Amz-Algorithm')) return fromQuery(query)
  return { code: 'MissingAuthenticationTokenException', message: 'Missing Authentication Token' }
}

function fromHeader(request: SignedRequest, header: string): Authorization | SignatureFailure {
  const [scheme, rest] = splitOnce(header.trim(), ' ')
  if (scheme !== algorithm) {
    // Another scheme, such as Basic, is no signature at all.
    return scheme.startsWith('AWS4-')
      ? incomplete(`Unsupported AWS 'algorithm': '${scheme}'`)
      : { code: 'MissingAuthenticationTokenException', message: 'Missing Authentication Token' }
  }
  const parts = new Map(rest.split(',').map((part) => splitOnce(part.trim(), '=')))
  const amzDate = headerOf(request, 'x-amz-date')
  const date = amzDate ?? headerOf(request, 'date')
  const missing = ['Credential', 'Signature', 'SignedHeaders']
    .filter((name) => !parts.get(name))
    .map((name) => `Authorization header requires '${name}' parameter.`)
  if (!date) {
    missing.push("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.")
  }
  if (missing.length > 0) return incomplete(`${missing.join(' ')} Authorization=${scheme}`)
  return assemble({
    credential: parts.get('Credential') ?? '',
    signedHeaders: parts.get('SignedHeaders') ?? '',
    signature: parts.get('Signature') ?? '',
    timestamp: amzDate ?? basicFormat(date ?? ''),
    expiresSeconds: undefined,
  })
}

function fromQuery(query: ReadonlyMap<string, string>): Authorization | SignatureFailure {
  const scheme = query.get('X-Amz-Algorithm')
  if (scheme !== algorithm) return incomplete(`Unsupported AWS 'algorithm': '${scheme}'`)
  const missing = ['X-Amz-Credential', 'X-Amz-Signature', 'X-Amz-SignedHeaders', 'X-Amz-Date', 'X-Amz-Expires']
    .filter((name) => !query.get(name))
    .map((name) => `AWS query-string parameters must include '${name}'.`)
  if (missing.length > 0) return incomplete(`${missing.join(' ')} Re-examine the query-string parameters.`)
  const expires = query.get('X-Amz-Expires') ?? ''
  if (!/^\d{1,6}$/.test(expires) || Number(expires) > longestExpiry) {
    return incomplete(`X-Amz-Expires must be a number of seconds between 0 and ${longestExpiry}`)
  }
  return assemble({
    credential: query.get('X-Amz-Credential') ?? '',
    signedHeaders: query.get('X-Amz-SignedHeaders') ?? '',
    signature: query.get('X-Amz-Signature') ?? '',
    timestamp: query.get('X-Amz-Date') ?? '',
    expiresSeconds: Number(expires),
  })
}

function assemble(parts: {
  credential: string
  signedHeaders: string
  signature: string
  timestamp: string
  expiresSeconds: number | undefined
}): Authorization | SignatureFailure {
  const scope = parts.credential.split('/')
  const [accessKeyId = '', date = '', region = '', service = '', terminator = ''] = scope
  if (scope.length !== 5 || accessKeyId === '') {
    return incomplete(
      `Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '${parts.credential}'`,
    )
  }
  const signedAt = timeOf(parts.timestamp)
  if (signedAt === undefined) {
    return incomplete(
      `Date must be in ISO-8601 'basic format'. Got '${parts.timestamp}'. See http://en.wikipedia.org/wiki/ISO_8601`,
    )
  }
  return {
    accessKeyId,
    date,
    region,
    service,
    terminator,
    signedHeaders: [...new Set(parts.signedHeaders.toLowerCase().split(';').filter(Boolean))],
    signature: parts.signature,
    timestamp: parts.timestamp,
    signedAt,
    expiresSeconds: parts.expiresSeconds,
  }
}

/** A `Date` header in the form that goes into the string to sign; what cannot be read is kept, to be named. */
function basicFormat(date: string): string {
  if (timeOf(date) !== undefined) return date
  const time = Date.parse(date)
  return Number.isNaN(time) ? date : new Date(time).toISOString().replace(/[-:]|\.\d{3}/g, '')
}

/** Milliseconds of `YYYYMMDDTHHMMSSZ`; undefined when it is not of that form or no such time exists. */
function timeOf(timestamp: string): number | undefined {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(timestamp)
  if (!match) return undefined
  const [, year, month, day, hour, minute, second] = match
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
  return Number.isNaN(time) ? undefined : time
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator)
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + separator.length)]
}

function incomplete(message: string): SignatureFailure {
  return { code: 'IncompleteSignatureException', message }
}
