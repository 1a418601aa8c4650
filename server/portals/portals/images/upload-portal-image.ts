import { and, eq, notInArray } from 'drizzle-orm'
import { z } from 'zod'
import { portalImages, portalVersions } from '#db/schema.ts'
import type { CommandContext } from '#server/context.ts'
import { ServiceError } from '#server/errors.ts'
import { command } from '#server/operation.ts'
import { checkImage, largestImage } from '../branding/check-image.ts'
import { imagesOf } from '../content/portal-branding.ts'
import { readContent } from '../content/portal-content.ts'
import { findPortal, type PortalRow } from '../find-portal.ts'
import { portalFields } from '../portal-fields.ts'

/** Pictures that a portal keeps for its draft and its versions. */
const mostImages = 100

/** Keeps a picture for the portal's branding, after it was looked at; pictures that nothing names any more are let go. */
export const uploadPortalImage = command({
  name: 'UploadPortalImage',
  permission: 'portals:write',
  input: z.object({
    portalId: portalFields.portalId,
    /** Base64. */
    content: z.base64().max(Math.ceil(largestImage / 3) * 4 + 4, `must have ${largestImage / 1024} kB at most`),
  }),
  async run(context, { portalId, content }) {
    const row = await findPortal(context, portalId)
    const bytes = Buffer.from(content, 'base64')
    const image = checkImage(bytes)
    await forgetUnusedImages(context, row)
    const kept = await context.db.select({ id: portalImages.id }).from(portalImages).where(ofPortal(portalId))
    if (kept.length >= mostImages)
      throw new ServiceError('LimitExceededException', `A portal keeps ${mostImages} pictures`)
    const imageId = context.newId(16)
    await context.db.insert(portalImages).values({
      id: imageId,
      portalId,
      mediaType: image.mediaType,
      content: bytes.toString('base64'),
      createdAt: context.now(),
    })
    return { imageId, portalId, ...image }
  },
  audit: ({ portalId, imageId, mediaType }) => ({
    resource: `/portals/${portalId}/images/${imageId}`,
    detail: { mediaType },
  }),
})

function ofPortal(portalId: string) {
  return eq(portalImages.portalId, portalId)
}

/** One that was uploaded today may be about to be named. */
async function forgetUnusedImages({ db, now }: CommandContext, row: PortalRow): Promise<void> {
  const versions = await db
    .select({ content: portalVersions.content })
    .from(portalVersions)
    .where(eq(portalVersions.portalId, row.id))
  const contents = [row.draft, ...versions.map(({ content }) => content)]
  const named = new Set(contents.flatMap((content) => imagesOf(readContent(content).branding)))
  const unnamed = await db
    .select({ id: portalImages.id, createdAt: portalImages.createdAt })
    .from(portalImages)
    .where(and(ofPortal(row.id), named.size > 0 ? notInArray(portalImages.id, [...named]) : undefined))
  const dayAgo = now().getTime() - 86_400_000
  for (const { id, createdAt } of unnamed) {
    if (createdAt.getTime() < dayAgo) await db.delete(portalImages).where(eq(portalImages.id, id))
  }
}
