import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { portalGroups, portals } from '#db/schema.ts'
import { ServiceError } from '#server/errors.ts'
import { command } from '#server/operation.ts'
import { findPortal } from '../find-portal.ts'
import { readPortal } from '../portal.ts'
import { portalFields } from '../portal-fields.ts'
import { requireOwnGroups } from './require-own-groups.ts'

/**
 * Who may enter. It holds at once, for the draft's preview and for what is published: taking somebody's access away must
 * not wait for a publication.
 */
export const updatePortalAudience = command({
  name: 'UpdatePortalAudience',
  permission: 'portals:write',
  input: z.object({
    portalId: portalFields.portalId,
    access: portalFields.access,
    groupIds: z.array(z.string().max(64)).max(100).default([]),
  }),
  async run(context, { portalId, access, groupIds }) {
    const row = await findPortal(context, portalId)
    await requireOwnGroups(context, groupIds)
    if (access === 'openid' && !context.settings.oidc) {
      throw new ServiceError('BadRequestException', 'This installation has no OpenID Connect issuer (OIDC_ISSUER)', {
        fields: { access: 'is not possible here' },
      })
    }
    const updatedAt = context.now()
    await context.db.update(portals).set({ access, updatedAt }).where(eq(portals.id, portalId))
    await context.db.delete(portalGroups).where(eq(portalGroups.portalId, portalId))
    const chosen = [...new Set(groupIds)].map((groupId) => ({ portalId, groupId }))
    if (chosen.length > 0) await context.db.insert(portalGroups).values(chosen)
    return { ...(await readPortal(context, { ...row, access, updatedAt })), groupIds: chosen.map((one) => one.groupId) }
  },
  audit: ({ portalId, access, groupIds }) => ({
    resource: `/portals/${portalId}/audience`,
    detail: { access, groupIds },
  }),
})
