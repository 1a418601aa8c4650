import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { portals } from '#db/schema.ts'
import { ServiceError } from '../../errors.ts'
import { command } from '../../operation.ts'
import { readContent } from './content/portal-content.ts'
import { findPortal } from './find-portal.ts'
import { latestVersion, readPortal } from './portal.ts'
import { portalFields } from './portal-fields.ts'

/** Makes the draft what was published last. The answer has what was discarded, for an undo by `UpdatePortalDraft`. */
export const discardPortalChanges = command({
  name: 'DiscardPortalChanges',
  permission: 'portals:write',
  input: z.object({ portalId: portalFields.portalId }),
  async run(context, { portalId }) {
    const row = await findPortal(context, portalId)
    const latest = await latestVersion(context, portalId)
    if (!latest)
      throw new ServiceError('ConflictException', 'The portal was never published: there is nothing to go back to')
    const content = readContent(latest.content)
    await context.db
      .update(portals)
      .set({ draft: content, name: content.name, updatedAt: context.now() })
      .where(eq(portals.id, portalId))
    return {
      ...(await readPortal(context, { ...row, draft: content, name: content.name })),
      discarded: readContent(row.draft),
    }
  },
  audit: ({ portalId }) => ({ resource: `/portals/${portalId}/draft` }),
})
