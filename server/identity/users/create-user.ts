import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { users } from '#db/schema.ts'
import { ServiceError } from '../../errors.ts'
import { command } from '../../operation.ts'
import { displayName, emailAddress } from './email-address.ts'

/**
 * The row behind `signUp`, `addMember` and `signInWithIdentity`, which have checked what they are told and hashed the
 * password before the transaction. No door leads here.
 */
export const createUser = command({
  name: 'CreateUser',
  permission: 'public',
  input: z.object({ email: emailAddress, name: displayName, passwordHash: z.string().nullable() }),
  async run({ db, now }, { email, name, passwordHash }) {
    const [taken] = await db.select({ id: users.id }).from(users).where(eq(users.email, email))
    if (taken) {
      const message = 'There is a user with this e-mail address already: sign in instead'
      throw new ServiceError('ConflictException', message, { fields: { email: message } })
    }
    const id = randomUUID()
    await db.insert(users).values({ id, email, name, passwordHash, createdAt: now() })
    return { id, email, name }
  },
  audit: ({ id, email }) => ({ resource: `/users/${id}`, detail: { email } }),
})
