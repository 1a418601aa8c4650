import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { portalMembers } from '#db/schema.ts'
import { ServiceError } from '#server/errors.ts'
import { command } from '#server/operation.ts'
import { findPortal } from '../find-portal.ts'
import { portalFields } from '../portal-fields.ts'

/** Takes an invitation back, and the entrance of who came by it, at once. */
export const removePortalMember = command({
  name: 'RemovePortalMember',
  permission: 'portals:write',
  input: z.object({ portalId: portalFields.portalId, email: z.string().max(254) }),
  async run(context, { portalId, email }) {
    await findPortal(context, portalId)
    const removed = await context.db
      .delete(portalMembers)
      .where(and(eq(portalMembers.portalId, portalId), eq(portalMembers.email, email)))
      .returning()
    if (removed.length === 0) throw new ServiceError('NotFoundException', 'Nobody with this address was invited')
    return { portalId, email }
  },
  audit: ({ portalId, email }) => ({ resource: `/portals/${portalId}/members`, detail: { removed: email } }),
})
