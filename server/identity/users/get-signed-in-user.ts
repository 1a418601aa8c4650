import { asc, eq } from 'drizzle-orm'
import { accounts, members, users } from '#db/schema.ts'
import type { Context, Role } from '../../context.ts'
import { credentialMark } from './credential-mark.ts'

/** A person with the accounts that they are a member of, oldest membership first. */
export interface SignedInUser {
  id: string
  email: string
  name: string
  hasPassword: boolean
  accounts: { id: string; name: string; role: Role }[]
}

/**
 * The user of a session; undefined when they are gone or have changed their password since. Not an operation: it finds out
 * who asks, before there is anyone to ask as.
 */
export async function getSignedInUser(
  { db }: Pick<Context, 'db'>,
  session: { userId: string; credentialMark: string },
): Promise<SignedInUser | undefined> {
  const rows = await db
    .select({ user: users, account: accounts, role: members.role })
    .from(users)
    .leftJoin(members, eq(members.userId, users.id))
    .leftJoin(accounts, eq(accounts.id, members.accountId))
    .where(eq(users.id, session.userId))
    .orderBy(asc(members.createdAt), asc(members.accountId))
  const user = rows[0]?.user
  if (!user || credentialMark(user.passwordHash) !== session.credentialMark) return undefined
  return {
    id: user.id,
    email: user.email,
    name: user.name,
    hasPassword: user.passwordHash !== null,
    accounts: rows.flatMap(({ account, role }) =>
      account && role ? [{ id: account.id, name: account.name, role }] : [],
    ),
  }
}
