import type { Authorization } from 'gateway-core/sigv4/read-authorization.ts'
import { signingKey } from 'gateway-core/sigv4/signing-key.ts'
import type { Secrets } from '#server/secrets.ts'

/** Enough for all who call at a time; one takes less than half a kilobyte. */
const most = 1000
const proven = new Map<string, Buffer>()

/** The key that a request was signed with. */
export interface SigningKey {
  readonly key: Buffer
  /** Keeps it for the next request, once a signature has proved it: nobody else can push keys out. */
  keep(): void
}

/**
 * Derives a signing key (four HMACs, after decrypting the secret), or finds it where it was derived before. It is kept
 * under the encrypted secret that is in the database now, so that a secret that was exchanged or taken away has none.
 */
export function signingKeyOf(secretEncrypted: string, authorization: Authorization, secrets: Secrets): SigningKey {
  const { date, region, service } = authorization
  const name = `${secretEncrypted} ${date}/${region}/${service}`
  const known = proven.get(name)
  const key = known ?? signingKey(secrets.decrypt(secretEncrypted, 'access-key'), authorization)
  return { key, keep: () => void (known === undefined && keep(name, key)) }
}

function keep(name: string, key: Buffer): void {
  if (proven.size >= most) {
    const [oldest = ''] = proven.keys()
    proven.delete(oldest)
  }
  proven.set(name, key)
}
