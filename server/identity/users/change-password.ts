import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { users } from '#db/schema.ts'
import type { Context } from '../../context.ts'
import { badRequest, ServiceError } from '../../errors.ts'
import { command, query } from '../../operation.ts'
import { countAttempt, forgiveAttempt } from './attempt-limits.ts'
import { checkNewPassword } from './check-new-password.ts'
import { credentialMark } from './credential-mark.ts'
import { hashPassword, isPasswordOf } from './hash-password.ts'

/**
 * Changes the caller's own password, which ends all their sessions; the answer starts a new one. Whoever signs in by
 * OpenID Connect only has none yet and needs to name none.
 */
export const changePassword = query({
  name: 'ChangePassword',
  permission: 'signed-in',
  input: z.object({ currentPassword: z.string().optional(), newPassword: z.string() }),
  async run(context, { currentPassword = '', newPassword }) {
    const user = await ownRow(context)
    if (user.passwordHash !== null) {
      await countAttempt('email', user.email)
      if (!(await isPasswordOf(currentPassword, user.passwordHash)))
        refuse('currentPassword', 'This is not your password')
      await forgiveAttempt('email', user.email)
      if (currentPassword === newPassword) refuse('newPassword', 'This is your password already')
    }
    checkNewPassword(newPassword, user, 'newPassword')
    const passwordHash = await hashPassword(newPassword)
    await setPassword(context, { userId: user.id, passwordHash })
    return { userId: user.id, credentialMark: credentialMark(passwordHash) }
  },
})

const setPassword = command({
  name: 'ChangePassword',
  permission: 'signed-in',
  input: z.object({ userId: z.string(), passwordHash: z.string() }),
  async run({ db }, { userId, passwordHash }) {
    await db.update(users).set({ passwordHash }).where(eq(users.id, userId))
  },
  audit: (_, { userId }) => ({ resource: `/users/${userId}` }),
})

async function ownRow({ db, actor }: Context): Promise<typeof users.$inferSelect> {
  const [user] = actor.kind === 'user' ? await db.select().from(users).where(eq(users.id, actor.userId)) : []
  if (!user) throw new ServiceError('NotFoundException', 'There is no such user')
  return user
}

function refuse(member: string, message: string): never {
  throw badRequest(message, member)
}
