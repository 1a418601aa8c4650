import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { portals } from '#db/schema.ts'
import { ServiceError } from '../../errors.ts'
import { command } from '../../operation.ts'
import { requireReadable } from './branding/require-readable.ts'
import { readContent } from './content/portal-content.ts'
import { findPortal } from './find-portal.ts'
import { insertPortalVersion } from './insert-portal-version.ts'
import { readPortal } from './portal.ts'
import { portalFields } from './portal-fields.ts'

/** Makes the draft a version and serves it. A closed portal is opened by it. */
export const publishPortal = command({
  name: 'PublishPortal',
  permission: 'portals:write',
  input: z.object({ portalId: portalFields.portalId, description: z.string().trim().max(500).default('') }),
  async run(context, { portalId, description }) {
    const row = await findPortal(context, portalId)
    const draft = readContent(row.draft)
    requireReadable(draft.branding)
    const { state, changes } = await readPortal(context, row)
    if (state === 'open' && changes.length === 0) {
      throw new ServiceError('ConflictException', 'Nothing has changed since the portal was published')
    }
    const version = await insertPortalVersion(context, { portalId, content: draft, description })
    await context.db
      .update(portals)
      .set({ publishedVersion: version, updatedAt: context.now() })
      .where(eq(portals.id, portalId))
    return await readPortal(context, { ...row, publishedVersion: version })
  },
  audit: ({ portalId, publishedVersion, latest }) => ({
    resource: `/portals/${portalId}/versions/${publishedVersion}`,
    detail: { description: latest?.description },
  }),
})
