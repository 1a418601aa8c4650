import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { passwordResets, users } from '#db/schema.ts'
import type { Context } from '../../context.ts'
import { credentialMark } from './credential-mark.ts'

/** For how long a link works. */
export const resetMs = 60 * 60_000

/** The token of a link: 32 random bytes as base64url. What is not one is found nowhere, and is no error of the form. */
export const resetToken = z.string().max(200)

/** `used`: by this link or by another way there is a new password since it was sent. */
export type ResetState = 'usable' | 'unknown' | 'expired' | 'used'

/** What is kept of a token: with 256 random bits, no salt and no slow hash is needed. */
export function hashResetToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

type FoundReset =
  | { readonly state: 'unknown' }
  | { readonly state: Exclude<ResetState, 'unknown'>; readonly user: typeof users.$inferSelect }

/**
 * The link of a token, and whose password it sets. With `locked`, in a transaction, whoever comes later waits and then sees
 * what has become of it.
 */
export async function findPasswordReset(
  { db, now }: Pick<Context, 'db' | 'now'>,
  token: string,
  { locked = false } = {},
): Promise<FoundReset> {
  const found = db
    .select({ reset: passwordResets, user: users })
    .from(passwordResets)
    .innerJoin(users, eq(users.id, passwordResets.userId))
    .where(eq(passwordResets.tokenHash, hashResetToken(token)))
  const [row] = await (locked ? found.for('update') : found)
  if (!row) return { state: 'unknown' }
  const { reset, user } = row
  if (reset.usedAt || reset.credentialMark !== credentialMark(user.passwordHash)) return { state: 'used', user }
  return { state: reset.expiresAt.getTime() <= now().getTime() ? 'expired' : 'usable', user }
}
