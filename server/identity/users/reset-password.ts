import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { passwordResets, users } from '#db/schema.ts'
import { ServiceError } from '../../errors.ts'
import { enqueueMail } from '../../mail/enqueue-mail.ts'
import { command, query } from '../../operation.ts'
import { countAttempt, forgiveAttempt } from './attempt-limits.ts'
import { checkNewPassword } from './check-new-password.ts'
import { credentialMark } from './credential-mark.ts'
import { hashPassword } from './hash-password.ts'
import { findPasswordReset, hashResetToken, type ResetState, resetToken } from './password-reset.ts'
import { recordSignIn } from './record-sign-in.ts'

/**
 * Sets a new password by the link of a mail. It ends all sessions of the user, since each has the mark of the password it
 * began with; the answer starts a new one. The address counts as proven no more than before: whoever signed up with
 * somebody else's could otherwise have it proven by them. A `query` around the command, so that no transaction waits for
 * the hash.
 * @throws NotFoundException a link that was never sent; ConflictException one that is too old or was used.
 */
export const resetPassword = query({
  name: 'ResetPassword',
  permission: 'public',
  input: z.object({ token: resetToken, newPassword: z.string() }),
  async run(context, { token, newPassword }) {
    await countAttempt('sourceIp', context.sourceIp)
    const found = await findPasswordReset(context, token)
    if (found.state !== 'usable') throw refusalOf(found.state)
    await forgiveAttempt('sourceIp', context.sourceIp)
    checkNewPassword(newPassword, found.user, 'newPassword')
    const passwordHash = await hashPassword(newPassword)
    const userId = found.user.id
    const asUser = { ...context, actor: { kind: 'user' as const, userId } }
    await takeLink(asUser, { token, passwordHash })
    await forgiveAttempt('email', found.user.email)
    await recordSignIn(asUser, { userId, by: 'password' })
    return { userId, credentialMark: credentialMark(passwordHash) }
  },
})

/** The change behind `resetPassword`. No door leads here. */
const takeLink = command({
  name: 'ResetPassword',
  permission: 'signed-in',
  input: z.object({ token: resetToken, passwordHash: z.string() }),
  async run(context, { token, passwordHash }) {
    const { db, now } = context
    const found = await findPasswordReset(context, token, { locked: true })
    if (found.state !== 'usable') throw refusalOf(found.state)
    const { user } = found
    await db.update(users).set({ passwordHash }).where(eq(users.id, user.id))
    await db
      .update(passwordResets)
      .set({ usedAt: now() })
      .where(eq(passwordResets.tokenHash, hashResetToken(token)))
    await enqueueMail(context, {
      kind: 'passwordWasReset',
      to: user,
      accountId: '',
      values: { forgotUrl: `${context.settings.publicUrl}/forgot-password` },
    })
    return { userId: user.id }
  },
  audit: ({ userId }) => ({ resource: `/users/${userId}` }),
})

function refusalOf(state: Exclude<ResetState, 'usable'>): ServiceError {
  switch (state) {
    case 'unknown':
      return new ServiceError('NotFoundException', 'There is no such link. Have another one sent')
    case 'expired':
      return new ServiceError('ConflictException', 'This link is older than an hour. Have another one sent')
    default:
      return new ServiceError('ConflictException', 'There is a new password already. Have another link sent')
  }
}
