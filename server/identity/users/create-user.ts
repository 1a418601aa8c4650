import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { users } from '#db/schema.ts'
import { ServiceError } from '../../errors.ts'
import { confirmAddressUrl } from '../../mail/confirm-address-url.ts'
import { enqueueMail } from '../../mail/enqueue-mail.ts'
import { command } from '../../operation.ts'
import { displayName, emailAddress } from './email-address.ts'

/**
 * The row behind `signUp`, `addMember` and `signInWithIdentity`, which have checked what they are told and hashed the
 * password before the transaction. No door leads here.
 */
export const createUser = command({
  name: 'CreateUser',
  permission: 'public',
  input: z.object({
    email: emailAddress,
    name: displayName,
    passwordHash: z.string().nullable(),
    /** The language of their mails. */
    locale: z.string().optional(),
    /** They have signed up themselves: a mail greets them and lets them prove the address. */
    isWelcome: z.boolean().default(false),
  }),
  async run(context, { email, name, passwordHash, locale, isWelcome }) {
    const { db, now } = context
    const [taken] = await db.select({ id: users.id }).from(users).where(eq(users.email, email))
    if (taken) {
      const message = 'There is a user with this e-mail address already: sign in instead'
      throw new ServiceError('ConflictException', message, { fields: { email: message } })
    }
    const id = randomUUID()
    const user = { id, email, name, passwordHash, locale: locale ?? null, createdAt: now() }
    await db.insert(users).values(user)
    if (isWelcome) {
      const to = { ...user, mutedNotices: [] }
      await enqueueMail(context, { kind: 'welcome', to, accountId: '', values: confirmAddressUrl(context, to) })
    }
    return { id, email, name }
  },
  audit: ({ id, email }) => ({ resource: `/users/${id}`, detail: { email } }),
})
