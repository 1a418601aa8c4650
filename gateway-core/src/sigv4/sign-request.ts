import { createHmac } from 'node:crypto'
import { canonicalRequest } from './canonical-request.ts'
import { sha256 } from './check-signature.ts'
import { signingKey } from './signing-key.ts'

/** A request that is not signed yet, as it will stand on the wire. */
export interface UnsignedRequest {
  readonly method: string
  /** Host and, unless it is the scheme's own, port: the `Host` header. */
  readonly host: string
  /** Path and query, percent-encoded; starts with `/`. */
  readonly path: string
  /** Name, value, name, value …; without `Host`, `Authorization` and what signing adds. */
  readonly headers: readonly string[]
  readonly body: string | Uint8Array | null
}

export interface SigningCredentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  /** Of temporary credentials. */
  readonly sessionToken?: string
}

/** What a signature is good for. */
export interface SigningScope {
  readonly region: string
  /** As the service is signed for: `dynamodb`, `states`, `lambda` … */
  readonly service: string
  /** Milliseconds since 1970. */
  readonly now: number
}

/**
 * Signs a request with Signature Version 4. Signed are the host, the content type and every `X-Amz-…` header, as
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html requires; what a proxy on
 * the way may change is not.
 * @returns the headers to send: name, value, name, value … with `Host` first.
 */
export function signRequest(
  request: UnsignedRequest,
  credentials: SigningCredentials,
  { region, service, now }: SigningScope,
): string[] {
  const timestamp = new Date(now).toISOString().replace(/[-:]|\.\d{3}/g, '')
  const payloadHash = sha256(request.body ?? '')
  const headers = ['Host', request.host, ...withoutOurs(request.headers), 'X-Amz-Date', timestamp]
  if (credentials.sessionToken !== undefined) headers.push('X-Amz-Security-Token', credentials.sessionToken)
  if (service === 's3') headers.push('X-Amz-Content-Sha256', payloadHash)
  const signedHeaders = namesToSign(headers)
  // The signature will be in a header: a query parameter called `X-Amz-Signature` is like any other.
  const inHeader = signed(request, [...headers, 'Authorization', ''])
  const canonical = canonicalRequest(inHeader, signedHeaders, payloadHash, service === 's3')
  const date = timestamp.slice(0, 8)
  const scope = `${date}/${region}/${service}/aws4_request`
  const stringToSign = `AWS4-HMAC-SHA256\n${timestamp}\n${scope}\n${sha256(canonical)}`
  const signature = createHmac('sha256', keyFor(credentials, date, region, service))
    .update(stringToSign)
    .digest('hex')
  const credential = `Credential=${credentials.accessKeyId}/${scope}`
  const names = signedHeaders.join(';')
  headers.push('Authorization', `AWS4-HMAC-SHA256 ${credential}, SignedHeaders=${names}, Signature=${signature}`)
  return headers
}

/** What signing sets itself; a second one would make the signature ambiguous. */
const ours = new Set(['authorization', 'host', 'x-amz-content-sha256', 'x-amz-date', 'x-amz-security-token'])

function withoutOurs(headers: readonly string[]): string[] {
  const kept: string[] = []
  for (let index = 0; index < headers.length; index += 2) {
    const name = headers[index] ?? ''
    if (!ours.has(name.toLowerCase())) kept.push(name, headers[index + 1] ?? '')
  }
  return kept
}

function namesToSign(headers: readonly string[]): string[] {
  const names = new Set<string>()
  for (let index = 0; index < headers.length; index += 2) {
    const name = (headers[index] ?? '').toLowerCase()
    if (name === 'host' || name === 'content-type' || name.startsWith('x-amz-')) names.add(name)
  }
  return [...names].sort()
}

function signed({ method, path }: UnsignedRequest, headers: readonly string[]) {
  const question = path.indexOf('?')
  const pairs: [string, string][] = []
  for (let index = 0; index < headers.length; index += 2) pairs.push([headers[index] ?? '', headers[index + 1] ?? ''])
  return {
    verb: method,
    path: question === -1 ? path : path.slice(0, question),
    query: question === -1 ? '' : path.slice(question + 1),
    headers: pairs,
  }
}

/** Keys are good for a day and cost four hashes, so the latest are remembered. */
const remembered = new Map<string, Buffer>()
const mostRemembered = 500

function keyFor({ secretAccessKey }: SigningCredentials, date: string, region: string, service: string): Buffer {
  const name = `${date}/${region}/${service}\n${secretAccessKey}`
  const known = remembered.get(name)
  if (known !== undefined) return known
  const key = signingKey(secretAccessKey, { date, region, service, terminator: 'aws4_request' })
  if (remembered.size >= mostRemembered) remembered.clear()
  remembered.set(name, key)
  return key
}
