import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { Secrets } from '../secrets.ts'

/** What a link may be good for: one key each, so that a link for one thing is worthless for another. */
export type TokenPurpose = 'decide-access-request' | 'confirm-address' | 'switch-off-notices' | 'enter-portal'

/**
 * Text for a link that acts without signing in: the claims, readable, and their HMAC-SHA-256 under a key of the purpose's
 * own. Nothing about it is stored; what makes it useless after its use is for the operation to check.
 * @param expiresAt null: never.
 */
export function signToken(secrets: Secrets, purpose: TokenPurpose, claims: object, expiresAt: Date | null): string {
  const payload = Buffer.from(JSON.stringify({ claims, expires: expiresAt?.getTime() ?? null })).toString('base64url')
  return `${payload}.${macOf(secrets, purpose, payload).toString('base64url')}`
}

const envelope = z.object({ claims: z.unknown(), expires: z.number().nullable() })

/** The claims of a token that was signed here for this purpose and has not expired; undefined for any other text. */
export function readToken<Claims extends z.ZodType>(
  secrets: Secrets,
  purpose: TokenPurpose,
  { token, claims, now }: { token: string; claims: Claims; now: Date },
): z.output<Claims> | undefined {
  if (token.length > 2000) return undefined
  const [payload = '', signature = '', ...more] = token.split('.')
  const given = Buffer.from(signature, 'base64url')
  const mac = macOf(secrets, purpose, payload)
  if (more.length > 0 || given.length !== mac.length || !timingSafeEqual(given, mac)) return undefined
  const content = envelope.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')))
  if (!content.success) return undefined
  const { expires } = content.data
  if (expires !== null && expires <= now.getTime()) return undefined
  return claims.safeParse(content.data.claims).data
}

function macOf(secrets: Secrets, purpose: TokenPurpose, payload: string): Buffer {
  return createHmac('sha256', secrets.deriveKey(`token to ${purpose}`))
    .update(payload)
    .digest()
}
