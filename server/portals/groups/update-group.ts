import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { groups } from '#db/schema.ts'
import { command } from '../../operation.ts'
import { findGroup, requireFreeGroupName } from './find-group.ts'
import { groupFields } from './group.ts'

/** Changes what a group is called. */
export const updateGroup = command({
  name: 'UpdateGroup',
  permission: 'products:write',
  input: z.object({
    groupId: z.string(),
    name: groupFields.name.optional(),
    /** `null` clears it. */
    description: groupFields.description.nullable().optional(),
  }),
  async run(context, { groupId, name, description }) {
    const before = await findGroup(context, groupId)
    if (name !== undefined) await requireFreeGroupName(context, name, groupId)
    await context.db
      .update(groups)
      .set({
        name: name ?? before.name,
        description: (description === undefined ? before.description : description) || null,
      })
      .where(eq(groups.id, groupId))
    return await findGroup(context, groupId)
  },
  audit: ({ groupId }, { groupId: _, ...changed }) => ({ resource: `/groups/${groupId}`, detail: changed }),
})
