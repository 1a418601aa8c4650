import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { accessRequests, portals } from '#db/schema.ts'
import { command } from '../../operation.ts'
import { findPortal } from './find-portal.ts'
import { portalFields } from './portal-fields.ts'

/** Deletes a portal with its versions, pictures, invitations and requests to enter. Products, apps and keys stay. */
export const deletePortal = command({
  name: 'DeletePortal',
  permission: 'portals:write',
  input: z.object({ portalId: portalFields.portalId }),
  async run(context, { portalId }) {
    const { name, slug } = await findPortal(context, portalId)
    const ofPortal = and(eq(accessRequests.accountId, context.accountId), eq(accessRequests.portalId, portalId))
    await context.db.delete(accessRequests).where(ofPortal)
    await context.db.delete(portals).where(eq(portals.id, portalId))
    return { portalId, name, slug }
  },
  audit: ({ portalId, name, slug }) => ({ resource: `/portals/${portalId}`, detail: { name, slug } }),
})
