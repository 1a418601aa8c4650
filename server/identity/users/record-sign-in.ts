import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { members, users } from '#db/schema.ts'
import { command } from '../../operation.ts'

/** Notes that a user has proved who they are, in the log of the account in which they begin. */
export const recordSignIn = command({
  name: 'SignIn',
  permission: 'signed-in',
  input: z.object({ userId: z.string(), by: z.enum(['password', 'openid-connect']) }),
  async run({ db, now }, { userId }) {
    await db.update(users).set({ lastSignedInAt: now() }).where(eq(users.id, userId))
    const [first] = await db
      .select()
      .from(members)
      .where(eq(members.userId, userId))
      .orderBy(members.createdAt)
      .limit(1)
    return { accountId: first?.accountId ?? '' }
  },
  audit: ({ accountId }, { userId, by }) => ({ resource: `/users/${userId}`, detail: { by }, accountId }),
})
