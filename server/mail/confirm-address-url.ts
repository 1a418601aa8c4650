import { z } from 'zod'
import type { Context } from '../context.ts'
import { signToken } from './signed-token.ts'

/** The claims of a link that proves an address: the address is one of them, so that it proves no later one. */
export const confirmClaims = z.object({ userId: z.string(), email: z.string() })

const validMs = 7 * 24 * 60 * 60_000

/** A link that proves that who opens it reads the user's mails. It works for seven days. */
export function confirmAddressUrl(
  { settings, secrets, now }: Pick<Context, 'settings' | 'secrets' | 'now'>,
  { id: userId, email }: { id: string; email: string },
): { confirmUrl: string; expiresAt: Date } {
  const expiresAt = new Date(now().getTime() + validMs)
  const token = signToken(secrets, 'confirm-address', { userId, email }, expiresAt)
  return { confirmUrl: `${settings.publicUrl}/confirm-address/${token}`, expiresAt }
}
