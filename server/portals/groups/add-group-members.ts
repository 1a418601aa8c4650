import { count, eq } from 'drizzle-orm'
import { z } from 'zod'
import { groupMembers } from '#db/schema.ts'
import { ServiceError } from '../../errors.ts'
import { command } from '../../operation.ts'
import { findGroup } from './find-group.ts'
import { groupFields } from './group.ts'

const mostMembers = 10_000

/** Puts people and domains into a group, whether or not they have signed up; who is in it already stays. */
export const addGroupMembers = command({
  name: 'AddGroupMembers',
  permission: 'products:write',
  input: z.object({
    groupId: z.string(),
    emails: z.array(groupFields.email).min(1, 'must have one or more addresses').max(1000),
  }),
  async run(context, { groupId, emails }) {
    await findGroup(context, groupId)
    const createdAt = context.now()
    const added = await context.db
      .insert(groupMembers)
      .values([...new Set(emails)].map((email) => ({ groupId, email, createdAt })))
      .onConflictDoNothing()
      .returning({ email: groupMembers.email })
    const [members] = await context.db
      .select({ count: count() })
      .from(groupMembers)
      .where(eq(groupMembers.groupId, groupId))
    if ((members?.count ?? 0) > mostMembers) {
      throw new ServiceError(
        'BadRequestException',
        `A group has ${mostMembers} addresses at most: put in a whole domain, or make another group`,
      )
    }
    return { groupId, added: added.map(({ email }) => email) }
  },
  audit: ({ groupId, added }) => ({ resource: `/groups/${groupId}/members`, detail: { added } }),
})
