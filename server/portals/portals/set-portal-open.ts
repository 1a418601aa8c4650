import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { portals } from '#db/schema.ts'
import { ServiceError } from '../../errors.ts'
import { command } from '../../operation.ts'
import { findPortal } from './find-portal.ts'
import { latestVersion, readPortal } from './portal.ts'
import { portalFields } from './portal-fields.ts'

/** Closes a portal to readers, at once, or opens it again with what was published last. */
export const setPortalOpen = command({
  name: 'SetPortalOpen',
  permission: 'portals:write',
  input: z.object({ portalId: portalFields.portalId, open: z.boolean() }),
  async run(context, { portalId, open }) {
    const row = await findPortal(context, portalId)
    const latest = await latestVersion(context, portalId)
    if (!latest) throw new ServiceError('ConflictException', 'The portal was never published. Publish it to open it')
    const publishedVersion = open ? latest.version : null
    await context.db.update(portals).set({ publishedVersion }).where(eq(portals.id, portalId))
    return await readPortal(context, { ...row, publishedVersion })
  },
  audit: ({ portalId, state }) => ({ resource: `/portals/${portalId}`, detail: { state } }),
})
