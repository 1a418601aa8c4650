import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { portals } from '#db/schema.ts'
import { ServiceError } from '../../errors.ts'
import { command } from '../../operation.ts'
import { readContent } from './content/portal-content.ts'
import { findPortal } from './find-portal.ts'
import { insertPortalVersion } from './insert-portal-version.ts'
import { findVersion, readPortal } from './portal.ts'
import { portalFields } from './portal-fields.ts'

/**
 * Serves again what a version had, as a new version: the history only grows. The draft stays as it is, so that what was
 * published wrongly can be mended in it.
 */
export const restorePortalVersion = command({
  name: 'RestorePortalVersion',
  permission: 'portals:write',
  input: z.object({ portalId: portalFields.portalId, version: portalFields.version }),
  async run(context, { portalId, version }) {
    const row = await findPortal(context, portalId)
    const old = await findVersion(context, portalId, version)
    if (!old) throw new ServiceError('NotFoundException', 'The portal has no such version')
    if (row.publishedVersion === version) throw new ServiceError('ConflictException', 'This version is served already')
    const content = readContent(old.content)
    const number = await insertPortalVersion(context, {
      portalId,
      content,
      description: `Back to version ${version}`,
    })
    await context.db.update(portals).set({ publishedVersion: number }).where(eq(portals.id, portalId))
    return { ...(await readPortal(context, { ...row, publishedVersion: number })), restored: version }
  },
  audit: ({ portalId, publishedVersion, restored }) => ({
    resource: `/portals/${portalId}/versions/${publishedVersion}`,
    detail: { restored },
  }),
})
