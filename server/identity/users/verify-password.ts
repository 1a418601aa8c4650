import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { users } from '#db/schema.ts'
import { ServiceError } from '../../errors.ts'
import { query } from '../../operation.ts'
import { countAttempt, forgiveAttempt } from './attempt-limits.ts'
import { longestPassword } from './check-new-password.ts'
import { credentialMark } from './credential-mark.ts'
import { isPasswordOf } from './hash-password.ts'
import { recordSignIn } from './record-sign-in.ts'

/**
 * Signs in by e-mail and password. An unknown address and a wrong password have the same answer after the same time;
 * attempts are limited by address and by source.
 */
export const verifyPassword = query({
  name: 'VerifyPassword',
  permission: 'public',
  input: z.object({ email: z.string().trim().toLowerCase().max(254), password: z.string() }),
  async run(context, { email, password }) {
    await countAttempt('sourceIp', context.sourceIp)
    await countAttempt('email', email)
    const [user] = await context.db.select().from(users).where(eq(users.email, email))
    const passwordHash = user?.passwordHash ?? null
    const isRight = await isPasswordOf(password.slice(0, longestPassword * 2), passwordHash)
    if (!user || !isRight) {
      throw new ServiceError('UnauthorizedException', 'The e-mail address or the password is wrong.')
    }
    await forgiveAttempt('sourceIp', context.sourceIp)
    await forgiveAttempt('email', email)
    const signedIn = { ...context, actor: { kind: 'user' as const, userId: user.id } }
    await recordSignIn(signedIn, { userId: user.id, by: 'password' })
    return { userId: user.id, credentialMark: credentialMark(user.passwordHash) }
  },
})
