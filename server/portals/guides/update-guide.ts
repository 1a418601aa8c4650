import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { productGuides } from '#db/schema.ts'
import { command } from '../../operation.ts'
import { touchProduct } from '../products/touch-product.ts'
import { findGuide } from './find-guide.ts'
import { guideFields, requireFreeGuideSlug } from './guide.ts'

/** Changes what is given of a guide. */
export const updateGuide = command({
  name: 'UpdateGuide',
  permission: 'products:write',
  input: z.object({
    guideId: z.string(),
    title: guideFields.title.optional(),
    slug: guideFields.slug.optional(),
    markdown: guideFields.markdown.optional(),
  }),
  async run(context, { guideId, ...given }) {
    const { guide, product } = await findGuide(context, guideId)
    if (given.slug !== undefined) await requireFreeGuideSlug(context, product.id, given.slug, guideId)
    const { title, slug, markdown } = { ...guide, ...given }
    const changed = { title: title ?? guide.title, slug: slug ?? guide.slug, markdown: markdown ?? guide.markdown }
    const updatedAt = context.now()
    await context.db
      .update(productGuides)
      .set({ ...changed, updatedAt })
      .where(eq(productGuides.id, guideId))
    await touchProduct(context, product.id)
    return { guideId, productId: product.id, ...changed, updatedAt }
  },
  audit: ({ guideId, productId }, { guideId: _, markdown, ...changed }) => ({
    resource: `/products/${productId}/guides/${guideId}`,
    detail: markdown === undefined ? changed : { ...changed, markdown: `${markdown.length} characters` },
  }),
})
