import { z } from 'zod'
import { ServiceError } from '../../errors.ts'
import { query } from '../../operation.ts'
import { findVisibleProduct } from '../catalogue/find-visible-product.ts'
import { readGuides } from './guide.ts'

/** A guide of a product that the actor may see, with the names of all for the list beside it. */
export const getGuide = query({
  name: 'GetGuide',
  permission: 'public',
  input: z.object({ slug: z.string().max(63), guide: z.string().max(63) }),
  async run(context, { slug, guide }) {
    const product = await findVisibleProduct(context, { slug })
    const guides = await readGuides(context, product.id)
    const found = guides.find((one) => one.slug === guide)
    if (!found) throw new ServiceError('NotFoundException', 'There is no such guide')
    const { name, published, visibility } = product
    return {
      ...found,
      product: { productId: product.id, slug, name, isPublic: published && visibility === 'public' },
      guides: guides.map(({ markdown: _, ...summary }) => summary),
    }
  },
})
