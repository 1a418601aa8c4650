import { asc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { members, users } from '#db/schema.ts'
import { query } from '../../operation.ts'
import type { Member } from './member.ts'

/** Who may act in the account, longest member first. */
export const listMembers = query({
  name: 'ListMembers',
  permission: 'members:read',
  input: z.object({}),
  async run({ db, accountId }): Promise<{ items: Member[] }> {
    const rows = await db
      .select({ user: users, member: members })
      .from(members)
      .innerJoin(users, eq(users.id, members.userId))
      .where(eq(members.accountId, accountId))
      .orderBy(asc(members.createdAt), asc(users.email))
    return {
      items: rows.map(({ user, member }) => ({
        userId: user.id,
        email: user.email,
        name: user.name,
        role: member.role,
        createdDate: member.createdAt,
        ...(user.lastSignedInAt ? { lastSignedInDate: user.lastSignedInAt } : {}),
      })),
    }
  },
})
