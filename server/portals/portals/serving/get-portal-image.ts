import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { portalImages } from '#db/schema.ts'
import { ServiceError } from '#server/errors.ts'
import { query } from '#server/operation.ts'
import { imagesOf } from '../content/portal-branding.ts'
import { enterPortal } from './enter-portal.ts'

/** A picture of a portal, to who may enter it: one that what they see names, no other. */
export const getPortalImage = query({
  name: 'GetPortalImage',
  permission: 'public',
  input: z.object({ portal: z.string().max(200), imageId: z.string().max(64) }),
  async run(context, { portal, imageId }) {
    const notThere = new ServiceError('NotFoundException', 'There is no such picture')
    const entered = await enterPortal(context, { portal })
    if (entered.state !== 'open' || !imagesOf(entered.content.branding).includes(imageId)) throw notThere
    const [image] = await context.db
      .select()
      .from(portalImages)
      .where(and(eq(portalImages.id, imageId), eq(portalImages.portalId, entered.portalId)))
    if (!image) throw notThere
    return { mediaType: image.mediaType, content: Buffer.from(image.content, 'base64') }
  },
})
