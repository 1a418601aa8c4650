import type { Access } from '../exchange.ts'
import type { Vault } from '../ports.ts'
import type { SigningCredentials } from '../sigv4/sign-request.ts'
import type { CredentialsSnapshot } from '../snapshot.ts'

/**
 * The credentials that an account stored under an ARN (a role's, as `credentials` of an integration names it).
 * @returns undefined when it stored none.
 * @throws Error when they cannot be opened.
 */
export function awsCredentials(
  { credentials }: Pick<Access, 'credentials'>,
  accountId: string,
  arn: string | undefined,
  vault: Vault,
): SigningCredentials | undefined {
  const stored = arn === undefined ? undefined : credentials.get(`${accountId} ${arn}`)
  if (stored === undefined) return undefined
  const known = opened.get(stored)
  if (known !== undefined) return known
  const fresh = open(stored, vault)
  opened.set(stored, fresh)
  return fresh
}

/**
 * Signs calls to an endpoint that the operator configured where the account stored no credentials: emulators take any.
 * It is never shown to AWS.
 */
export const placeholderCredentials: SigningCredentials = { accessKeyId: 'test', secretAccessKey: 'test' }

/** Opening costs a decryption; credentials that changed are another object. */
const opened = new WeakMap<CredentialsSnapshot, SigningCredentials>()

function open({ accessKeyId, sealedSecretAccessKey, sealedSessionToken }: CredentialsSnapshot, vault: Vault) {
  const secretAccessKey = vault.open(sealedSecretAccessKey)
  if (sealedSessionToken === undefined) return { accessKeyId, secretAccessKey }
  return { accessKeyId, secretAccessKey, sessionToken: vault.open(sealedSessionToken) }
}
