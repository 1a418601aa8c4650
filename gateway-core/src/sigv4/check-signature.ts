import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { canonicalRequest } from './canonical-request.ts'
import type { Authorization } from './read-authorization.ts'
import type { SignatureFailure, SignedRequest } from './signed-request.ts'
import { signingKey } from './signing-key.ts'

const fiveMinutes = 5 * 60_000

/**
 * Checks what can be checked without the secret: service, terminator, dates, that the host is signed. Any region is
 * taken.
 * @param service the name that this endpoint is signed for: `apigateway`, `execute-api`.
 * @param now milliseconds since 1970.
 */
export function checkScope(authorization: Authorization, service: string, now: number): SignatureFailure | undefined {
  const { date, terminator, timestamp, signedHeaders } = authorization
  if (terminator !== 'aws4_request') {
    return invalid(`Credential should be scoped with a valid terminator: 'aws4_request', not '${terminator}'.`)
  }
  if (authorization.service !== service)
    return invalid(`Credential should be scoped to correct service: '${service}'. `)
  if (date !== timestamp.slice(0, 8)) {
    return invalid(
      `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${date}' != '${timestamp.slice(0, 8)}', from '${timestamp}'.`,
    )
  }
  if (!signedHeaders.includes('host')) {
    return invalid("'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.")
  }
  return checkTime(authorization, now)
}

/**
 * Compares the signature with the one that the secret makes, in constant time.
 * @param secretAccessKey the secret, or the signing key that was derived from it before.
 * @param payloadHash SHA-256 of the body that was received, hexadecimal.
 */
export function checkSignature(
  request: SignedRequest,
  authorization: Authorization,
  secretAccessKey: string | Buffer,
  payloadHash: string,
): SignatureFailure | undefined {
  const canonical = canonicalRequest(request, authorization.signedHeaders, payloadHash)
  const { date, region, service, terminator, timestamp } = authorization
  const scope = `${date}/${region}/${service}/${terminator}`
  const stringToSign = `AWS4-HMAC-SHA256\n${timestamp}\n${scope}\n${sha256(canonical)}`
  const key = typeof secretAccessKey === 'string' ? signingKey(secretAccessKey, authorization) : secretAccessKey
  const expected = createHmac('sha256', key).update(stringToSign).digest()
  const given = Buffer.from(authorization.signature, 'hex')
  if (given.length === expected.length && timingSafeEqual(given, expected)) return undefined
  return invalid(
    'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key ' +
      'and signing method. Consult the service documentation for details.\n\n' +
      `The Canonical String for this request should have been\n'${canonical}'\n\n` +
      `The String-to-Sign should have been\n'${stringToSign}'\n`,
  )
}

/** SHA-256 of a text or of bytes, hexadecimal. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

function checkTime({ signedAt, timestamp, expiresSeconds }: Authorization, now: number): SignatureFailure | undefined {
  const lifetime = expiresSeconds === undefined ? fiveMinutes : expiresSeconds * 1000
  if (now > signedAt + lifetime) {
    const detail =
      expiresSeconds === undefined
        ? `${format(now - fiveMinutes)} (${format(now)} - 5 min.)`
        : `${format(now - lifetime)} (${format(now)} - ${expiresSeconds} s.)`
    return invalid(`Signature expired: ${timestamp} is now earlier than ${detail}`)
  }
  if (signedAt > now + fiveMinutes) {
    return invalid(
      `Signature not yet current: ${timestamp} is still later than ${format(now + fiveMinutes)} (${format(now)} + 5 min.)`,
    )
  }
  return undefined
}

function format(time: number): string {
  return new Date(time).toISOString().replace(/[-:]|\.\d{3}/g, '')
}

function invalid(message: string): SignatureFailure {
  return { code: 'InvalidSignatureException', message }
}
