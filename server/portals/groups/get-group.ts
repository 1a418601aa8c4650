import { asc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { groupMembers, users } from '#db/schema.ts'
import type { Context } from '../../context.ts'
import { query } from '../../operation.ts'
import { findGroup } from './find-group.ts'

/** An address or a domain in a group. */
export interface GroupMember {
  /** `ada@example.org` or `@example.org`. */
  readonly email: string
  /**
   * Of a person: `in` who has proven the address and sees what the group sees; `unproven` who signed up with it and has
   * not; `unknown` who has not signed up. Of a domain: `domain`.
   */
  readonly state: 'in' | 'unproven' | 'unknown' | 'domain'
  readonly addedAt: Date
}

/** A group with everybody in it, by address. */
export const getGroup = query({
  name: 'GetGroup',
  permission: 'products:read',
  input: z.object({ groupId: z.string() }),
  async run(context, { groupId }) {
    return { ...(await findGroup(context, groupId)), members: await membersOf(context, groupId) }
  },
})

async function membersOf({ db }: Context, groupId: string): Promise<GroupMember[]> {
  const rows = await db
    .select({ email: groupMembers.email, addedAt: groupMembers.createdAt, user: users })
    .from(groupMembers)
    .leftJoin(users, eq(users.email, groupMembers.email))
    .where(eq(groupMembers.groupId, groupId))
    .orderBy(asc(groupMembers.email))
  return rows.map(({ email, addedAt, user }) => ({ email, addedAt, state: stateOf(email, user) }))
}

function stateOf(email: string, user: typeof users.$inferSelect | null): GroupMember['state'] {
  if (email.startsWith('@')) return 'domain'
  if (!user) return 'unknown'
  return user.emailVerifiedAt ? 'in' : 'unproven'
}
