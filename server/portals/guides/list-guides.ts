import { z } from 'zod'
import { query } from '../../operation.ts'
import { findVisibleProduct } from '../catalogue/find-visible-product.ts'
import { type GuideSummary, readGuides } from './guide.ts'

/** The guides of a product that the actor may see, in its order: for its page, its tab and its neighbours. */
export const listGuides = query({
  name: 'ListGuides',
  permission: 'public',
  input: z.object({ slug: z.string().max(63) }),
  async run(context, { slug }): Promise<{ items: GuideSummary[] }> {
    const product = await findVisibleProduct(context, { slug })
    const guides = await readGuides(context, product.id)
    return { items: guides.map(({ markdown: _, ...summary }) => summary) }
  },
})
