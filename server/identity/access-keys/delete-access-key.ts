import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { accessKeys } from '#db/schema.ts'
import type { Context } from '../../context.ts'
import { ServiceError } from '../../errors.ts'
import { command } from '../../operation.ts'
import { findAccessKey } from './find-access-key.ts'

/** Ends an access key at once: one's own, or any in the account for owners and admins. */
export const deleteAccessKey = command({
  name: 'DeleteAccessKey',
  permission: 'access-keys:write',
  input: z.object({ accessKeyId: z.string() }),
  async run(context, { accessKeyId }) {
    const key = await findAccessKey(context, accessKeyId)
    if (!mayDelete(context, key.userId)) {
      throw new ServiceError(
        'ForbiddenException',
        'Only an owner or an admin may delete the access key of another member',
      )
    }
    await context.db
      .delete(accessKeys)
      .where(and(eq(accessKeys.accountId, context.accountId), eq(accessKeys.id, accessKeyId)))
    context.changed({ kind: 'access-key', accessKeyId })
    return { accessKeyId }
  },
  audit: ({ accessKeyId }) => ({ resource: `/access-keys/${accessKeyId}` }),
})

function mayDelete({ actor }: Context, userId: string): boolean {
  if (actor.kind === 'system') return true
  if (!('userId' in actor)) return false
  return actor.userId === userId || actor.role === 'owner' || actor.role === 'admin'
}
