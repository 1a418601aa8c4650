import { z } from 'zod'
import type { Context } from '../../context.ts'
import { query } from '../../operation.ts'
import { countAttempt } from './attempt-limits.ts'
import { checkNewPassword } from './check-new-password.ts'
import { createUser } from './create-user.ts'
import { credentialMark } from './credential-mark.ts'
import { displayName, emailAddress } from './email-address.ts'
import { hashPassword } from './hash-password.ts'
import { recordSignIn } from './record-sign-in.ts'

/**
 * Makes a user: a consumer, until an account has them as a member. The server itself may choose any password (the
 * operator's `ADMIN_PASSWORD`). A `query` around the command, so that no transaction waits for the hash.
 */
export const signUp = query({
  name: 'SignUp',
  permission: 'public',
  input: z.object({
    email: emailAddress,
    name: displayName,
    password: z.string().min(1, 'Must not be empty'),
    /** The language of their mails. */
    locale: z.string().max(35).optional(),
  }),
  async run(context, { email, name, password, locale }) {
    if (context.actor.kind !== 'system') {
      checkNewPassword(password, { email, name })
      await countAttempt('signUp', context.sourceIp)
    }
    const passwordHash = await hashPassword(password)
    const isWelcome = context.actor.kind !== 'system'
    const user = await createUser(context, { email, name, passwordHash, locale, isWelcome })
    if (context.actor.kind !== 'system') await signIn(context, user.id)
    return { userId: user.id, credentialMark: credentialMark(passwordHash) }
  },
})

/** Who signs up is signed in. */
async function signIn(context: Context, userId: string): Promise<void> {
  await recordSignIn({ ...context, actor: { kind: 'user', userId } }, { userId, by: 'password' })
}
