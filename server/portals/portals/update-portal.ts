import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { portals } from '#db/schema.ts'
import { command } from '../../operation.ts'
import { findPortal } from './find-portal.ts'
import { requireFreePortalSlug } from './free-portal-slug.ts'
import { readPortal } from './portal.ts'
import { portalFields } from './portal-fields.ts'

/** Moves a portal to another address, at once. Links to the old one lead nowhere. */
export const updatePortal = command({
  name: 'UpdatePortal',
  permission: 'portals:write',
  input: z.object({ portalId: portalFields.portalId, slug: portalFields.slug }),
  async run(context, { portalId, slug }) {
    const row = await findPortal(context, portalId)
    if (slug !== row.slug) await requireFreePortalSlug(context, slug)
    const updatedAt = context.now()
    await context.db.update(portals).set({ slug, updatedAt }).where(eq(portals.id, portalId))
    return await readPortal(context, { ...row, slug, updatedAt })
  },
  audit: ({ portalId, slug }) => ({ resource: `/portals/${portalId}`, detail: { slug } }),
})
