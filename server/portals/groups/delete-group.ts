import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { groups } from '#db/schema.ts'
import { ServiceError } from '../../errors.ts'
import { command } from '../../operation.ts'
import { findGroup } from './find-group.ts'

/** Deletes a group that nothing uses: else its people would lose a product or a portal without a word. */
export const deleteGroup = command({
  name: 'DeleteGroup',
  permission: 'products:write',
  input: z.object({ groupId: z.string() }),
  async run(context, { groupId }) {
    const { name, products, portals } = await findGroup(context, groupId)
    const users = [...products, ...portals].map((user) => user.name)
    if (users.length > 0) {
      throw new ServiceError('ConflictException', `${name} is used by ${users.join(', ')}. Take it out there first`)
    }
    await context.db.delete(groups).where(eq(groups.id, groupId))
    return { groupId, name }
  },
  audit: ({ groupId, name }) => ({ resource: `/groups/${groupId}`, detail: { name } }),
})
