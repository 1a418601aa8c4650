import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { groupMembers } from '#db/schema.ts'
import { ServiceError } from '../../errors.ts'
import { command } from '../../operation.ts'
import { findGroup } from './find-group.ts'
import { groupFields } from './group.ts'

/** Takes an address or a domain out of a group. What its people have subscribed to goes on until they are taken out there. */
export const removeGroupMember = command({
  name: 'RemoveGroupMember',
  permission: 'products:write',
  input: z.object({ groupId: z.string(), email: groupFields.email }),
  async run(context, { groupId, email }) {
    await findGroup(context, groupId)
    const gone = await context.db
      .delete(groupMembers)
      .where(and(eq(groupMembers.groupId, groupId), eq(groupMembers.email, email)))
      .returning({ email: groupMembers.email })
    if (gone.length === 0) throw new ServiceError('NotFoundException', `${email} is not in the group`)
    return { groupId, email }
  },
  audit: ({ groupId, email }) => ({ resource: `/groups/${groupId}/members`, detail: { removed: email } }),
})
