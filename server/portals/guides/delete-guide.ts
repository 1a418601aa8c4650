import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { productGuides } from '#db/schema.ts'
import { command } from '../../operation.ts'
import { touchProduct } from '../products/touch-product.ts'
import { findGuide } from './find-guide.ts'
import { readGuides } from './guide.ts'

/** Takes a guide away, and answers with what it was and where it stood: who undoes that makes it again. */
export const deleteGuide = command({
  name: 'DeleteGuide',
  permission: 'products:write',
  input: z.object({ guideId: z.string() }),
  async run(context, { guideId }) {
    const { guide, product } = await findGuide(context, guideId)
    const index = (await readGuides(context, product.id)).findIndex((one) => one.guideId === guideId)
    await context.db.delete(productGuides).where(eq(productGuides.id, guideId))
    await touchProduct(context, product.id)
    const { productId, title, slug, markdown } = guide
    return { guideId, productId, title, slug, markdown, index }
  },
  audit: ({ guideId, productId, title, slug }) => ({
    resource: `/products/${productId}/guides/${guideId}`,
    detail: { title, slug },
  }),
})
