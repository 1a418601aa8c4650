import { hash } from 'node:crypto'
import { and, eq, isNull, lt, or, sql } from 'drizzle-orm'
import { checkScope, checkSignature } from 'gateway-core/sigv4/check-signature.ts'
import { type Authorization, readAuthorization } from 'gateway-core/sigv4/read-authorization.ts'
import { headerOf, type SignatureFailure, type SignedRequest } from 'gateway-core/sigv4/signed-request.ts'
import type { Database } from '#db/client.ts'
import { accessKeys, members } from '#db/schema.ts'
import type { Context, Role } from '#server/context.ts'
import { signingKeyOf } from './signing-keys.ts'
import type { Surroundings } from './surroundings.ts'
import { WireError } from './wire-error.ts'

/** Who signed a request, and how to make sure that its body is the one that was signed. */
export interface Caller {
  readonly actor: Context['actor'] & { kind: 'access-key' }
  readonly accountId: string
  /** Throws unless the body with this SHA-256, hexadecimal, is the one that was signed; then notes the key's use. */
  verifyBody(payloadHash: string): Promise<void>
}

const service = 'apigateway'
const minute = 60_000

/**
 * Finds who signed a request. Where the signer names the hash of the body, as AWS's SDKs do, the signature is proved
 * before one byte of the body is read; where not, by `verifyBody`.
 */
export async function authenticate(request: SignedRequest, surroundings: Surroundings): Promise<Caller> {
  const authorization = readAuthorization(request)
  if ('code' in authorization) throw refused(authorization)
  refuse(checkScope(authorization, service, surroundings.now().getTime()))
  const key = await findAccessKey(authorization, request, surroundings)
  const signing = signingKeyOf(key.secretEncrypted, authorization, surroundings.secrets)
  const prove = (payloadHash: string) => refuse(checkSignature(request, authorization, signing.key, payloadHash))
  const claimed = headerOf(request, 'x-amz-content-sha256')
  if (claimed !== undefined) prove(claimed)
  return {
    actor: { kind: 'access-key', accessKeyId: key.id, userId: key.userId, role: key.role },
    accountId: key.accountId,
    async verifyBody(hash) {
      if (hash !== claimed) prove(hash)
      signing.keep()
      await noteUse(key, surroundings)
    },
  }
}

interface AccessKey {
  id: string
  accountId: string
  userId: string
  secretEncrypted: string
  lastUsedAt: Date | null
  role: Role
}

/** The key with the role that its user has now; a key whose user has left the account is none. */
async function findAccessKey(
  { accessKeyId }: Authorization,
  request: SignedRequest,
  { db, now }: Surroundings,
): Promise<AccessKey> {
  const invalid = new WireError(
    'UnrecognizedClientException',
    403,
    'The security token included in the request is invalid.',
  )
  // PostgreSQL stores no NUL.
  if (accessKeyId.includes('\u0000') || !accessKeyId.isWellFormed()) throw invalid
  const [key] = await accessKeyQuery(db).execute({ accessKeyId })
  const token = headerOf(request, 'x-amz-security-token')
  const tokenHash = token === undefined || token === '' ? null : hash('sha256', token, 'hex')
  if (!key || key.sessionTokenHash !== tokenHash) throw invalid
  if (key.expiresAt && key.expiresAt <= now()) {
    throw new WireError('ExpiredTokenException', 403, 'The security token included in the request is expired')
  }
  if (key.policy !== null) {
    const message = 'This access key has a policy: it may call deployed APIs, not the management API'
    throw new WireError('AccessDeniedException', 403, message)
  }
  return key
}

const queries = new WeakMap<Database, ReturnType<typeof prepareQuery>>()

/** Built once for each database: every call begins with it. */
function accessKeyQuery(db: Database): ReturnType<typeof prepareQuery> {
  const known = queries.get(db) ?? prepareQuery(db)
  queries.set(db, known)
  return known
}

function prepareQuery(db: Database) {
  return db
    .select({
      id: accessKeys.id,
      accountId: accessKeys.accountId,
      userId: accessKeys.userId,
      secretEncrypted: accessKeys.secretEncrypted,
      lastUsedAt: accessKeys.lastUsedAt,
      sessionTokenHash: accessKeys.sessionTokenHash,
      expiresAt: accessKeys.expiresAt,
      policy: accessKeys.policy,
      role: members.role,
    })
    .from(accessKeys)
    .innerJoin(members, and(eq(members.accountId, accessKeys.accountId), eq(members.userId, accessKeys.userId)))
    .where(eq(accessKeys.id, sql.placeholder('accessKeyId')))
    .prepare('access_key')
}

/** Notes the use of a key, once a minute at most. */
async function noteUse({ id, lastUsedAt }: AccessKey, { db, now }: Surroundings): Promise<void> {
  const at = now()
  const before = new Date(at.getTime() - minute)
  if (lastUsedAt && lastUsedAt > before) return
  const stale = or(isNull(accessKeys.lastUsedAt), lt(accessKeys.lastUsedAt, before))
  await db
    .update(accessKeys)
    .set({ lastUsedAt: at })
    .where(and(eq(accessKeys.id, id), stale))
}

function refuse(failure: SignatureFailure | undefined): void {
  if (failure) throw refused(failure)
}

function refused({ code, message }: SignatureFailure): WireError {
  return new WireError(code, 403, message)
}
