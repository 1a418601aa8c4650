import { hash, timingSafeEqual } from 'node:crypto'
import type { Exchange } from '../exchange.ts'
import { readPayload } from '../payload.ts'
import { Refusal } from '../pipeline/refusal.ts'
import type { Services, Verdict } from '../pipeline/stage.ts'
import { checkScope, checkSignature, sha256 } from '../sigv4/check-signature.ts'
import { type Authorization, readAuthorization } from '../sigv4/read-authorization.ts'
import { signedExchange } from '../sigv4/signed-exchange.ts'
import { headerOf, queryPairs, type SignatureFailure, type SignedRequest } from '../sigv4/signed-request.ts'
import type { AccessKeySnapshot } from '../snapshot.ts'
import { signatureRefusal, unsignedRefusal } from './unsigned-refusal.ts'

const emptyHash = sha256('')
const expired = new Refusal('EXPIRED_TOKEN')
const unknownKey = signatureRefusal(
  'UnrecognizedClientException',
  'The security token included in the request is invalid.',
)

/**
 * Finds who signed a request with Signature Version 4, in the `Authorization` header or in the query, and notes it in
 * `exchange.identity`. A signer who names the hash of the body, as most do, is checked before a byte of the body is
 * read; the body is then to be compared with `exchange.signedPayloadHash`. `UNSIGNED-PAYLOAD` is no hash: the body's
 * own must have been signed.
 */
export function authenticate(exchange: Exchange, services: Services): Verdict | Promise<Verdict> {
  const request = signedExchange(exchange)
  const authorization = readAuthorization(request)
  if ('code' in authorization) return refused(exchange, authorization)
  const failure = checkScope(authorization, 'execute-api', exchange.startedAt)
  if (failure !== undefined) return refused(exchange, failure)
  const key = exchange.access.accessKeys.get(authorization.accessKeyId)
  if (key === undefined || !hasSessionToken(request, key)) return unknownKey
  if (key.expiresAt !== undefined && key.expiresAt <= exchange.startedAt) return expired
  const verify = (payloadHash: string) =>
    verifySignature(exchange, { request, authorization, key, payloadHash }, services)
  if (exchange.client.bodyLength === 0) return verify(emptyHash)
  const claimed = headerOf(request, 'x-amz-content-sha256')?.toLowerCase()
  if (claimed !== undefined && /^[0-9a-f]{64}$/.test(claimed)) {
    exchange.signedPayloadHash = claimed
    return verify(claimed)
  }
  return afterBody(exchange, () => verify(sha256(exchange.payload ?? '')))
}

function afterBody(exchange: Exchange, next: () => Verdict): Verdict | Promise<Verdict> {
  const reading = readPayload(exchange)
  return reading === undefined ? next() : reading.then((refusal) => refusal ?? next())
}

interface Signed {
  readonly request: SignedRequest
  readonly authorization: Authorization
  readonly key: AccessKeySnapshot
  readonly payloadHash: string
}

function verifySignature(exchange: Exchange, signed: Signed, services: Services): Verdict {
  const { request, authorization, key, payloadHash } = signed
  const { signingKeys } = services.authorization
  const signingKey = signingKeys.key(key.sealedSecret, authorization, (sealed) => services.vault.open(sealed))
  const failure = checkSignature(request, authorization, signingKey, payloadHash)
  if (failure !== undefined) return refused(exchange, failure)
  signingKeys.keep(key.sealedSecret, authorization, signingKey)
  const { accountId, userId, userArn } = key
  exchange.identity = { accountId, accessKey: authorization.accessKeyId, caller: userId, user: userId, userArn }
  return undefined
}

/** Temporary credentials come with their session token, others without one. */
function hasSessionToken(request: SignedRequest, { sessionTokenHash }: AccessKeySnapshot): boolean {
  const inQuery = queryPairs(request.query).find(([name]) => name === 'X-Amz-Security-Token')?.[1]
  const token = headerOf(request, 'x-amz-security-token') ?? inQuery
  if (token === undefined || sessionTokenHash === undefined) return token === sessionTokenHash
  const given = hash('sha256', token, 'buffer')
  const wanted = Buffer.from(sessionTokenHash, 'hex')
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}

function refused(exchange: Exchange, { code, message }: SignatureFailure): Refusal {
  return code === 'MissingAuthenticationTokenException' ? unsignedRefusal(exchange) : signatureRefusal(code, message)
}
