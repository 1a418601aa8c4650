import { z } from 'zod'
import { groups } from '#db/schema.ts'
import { command } from '../../operation.ts'
import { findGroup, requireFreeGroupName } from './find-group.ts'
import { groupFields } from './group.ts'

/** Makes a group with nobody in it. */
export const createGroup = command({
  name: 'CreateGroup',
  permission: 'products:write',
  input: z.object({ name: groupFields.name, description: groupFields.description.optional() }),
  async run(context, { name, description }) {
    await requireFreeGroupName(context, name)
    const id = context.newId(10)
    const { accountId, now } = context
    await context.db.insert(groups).values({ id, accountId, name, description: description || null, createdAt: now() })
    return await findGroup(context, id)
  },
  audit: ({ groupId, name }) => ({ resource: `/groups/${groupId}`, detail: { name } }),
})
