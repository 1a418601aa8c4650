import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { portalImages } from '#db/schema.ts'
import { ServiceError } from '#server/errors.ts'
import { query } from '#server/operation.ts'
import { findPortal } from '../find-portal.ts'
import { portalFields } from '../portal-fields.ts'

/** A picture of a portal of the own account, named or not: for the page that chooses it. */
export const previewPortalImage = query({
  name: 'PreviewPortalImage',
  permission: 'portals:read',
  input: z.object({ portalId: portalFields.portalId, imageId: z.string().max(64) }),
  async run(context, { portalId, imageId }) {
    await findPortal(context, portalId)
    const [image] = await context.db
      .select()
      .from(portalImages)
      .where(and(eq(portalImages.id, imageId), eq(portalImages.portalId, portalId)))
    if (!image) throw new ServiceError('NotFoundException', 'There is no such picture')
    return { mediaType: image.mediaType, content: Buffer.from(image.content, 'base64') }
  },
})
