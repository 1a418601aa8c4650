import { randomInt } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { members, users } from '#db/schema.ts'
import type { Role } from '../../context.ts'
import { ServiceError } from '../../errors.ts'
import { command, query } from '../../operation.ts'
import { createUser } from '../users/create-user.ts'
import { emailAddress } from '../users/email-address.ts'
import { hashPassword } from '../users/hash-password.ts'
import { checkOwnerRight } from './check-owners.ts'
import { memberRole } from './member.ts'

interface AddedMember {
  userId: string
  email: string
  role: Role
  /** Only for a user who is new: shown once, to be handed over and changed. */
  initialPassword?: string
}

/**
 * Adds a person by e-mail address. Who is not a user yet becomes one, with a random password that is in the answer and
 * nowhere else. A `query` around the command, so that no transaction waits for the hash.
 */
export const addMember = query({
  name: 'AddMember',
  permission: 'members:write',
  input: z.object({ email: emailAddress, role: memberRole }),
  async run(context, { email, role }): Promise<AddedMember> {
    checkOwnerRight(context, role)
    const [known] = await context.db.select({ id: users.id }).from(users).where(eq(users.email, email))
    if (known) return await insertMember(context, { email, role })
    const initialPassword = randomPassword()
    const passwordHash = await hashPassword(initialPassword)
    return { ...(await insertMember(context, { email, role, passwordHash })), initialPassword }
  },
})

const insertMember = command({
  name: 'AddMember',
  permission: 'members:write',
  input: z.object({ email: emailAddress, role: memberRole, passwordHash: z.string().optional() }),
  async run(context, { email, role, passwordHash }) {
    const { db, accountId, now } = context
    const [known] = passwordHash ? [] : await db.select({ id: users.id }).from(users).where(eq(users.email, email))
    const name = email.split('@')[0] ?? email
    const { id: userId } = known ?? (await createUser(context, { email, name, passwordHash: passwordHash ?? null }))
    const [present] = await db
      .select()
      .from(members)
      .where(and(eq(members.accountId, accountId), eq(members.userId, userId)))
    if (present) {
      const message = `They are a member already, as ${present.role}`
      throw new ServiceError('ConflictException', message, { fields: { email: message } })
    }
    await db.insert(members).values({ accountId, userId, role, createdAt: now() })
    return { userId, email, role }
  },
  audit: ({ userId, email, role }) => ({ resource: `/members/${userId}`, detail: { email, role } }),
})

/** 20 characters from 56 that are hard to take for each other: 116 bits. */
function randomPassword(): string {
  const alphabet = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'
  return Array.from({ length: 20 }, () => alphabet[randomInt(alphabet.length)]).join('')
}
