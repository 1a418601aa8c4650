import { z } from 'zod'
import { ServiceError } from '#server/errors.ts'
import { query } from '#server/operation.ts'
import { requireFreeSlug } from '../products/free-slug.ts'
import { publishedPlan, publishedProduct } from './publish-product.ts'

/** Whether a product and its plan could be published as they are filled in; nothing is kept. */
export const checkOffer = query({
  name: 'CheckOffer',
  permission: 'products:write',
  input: z.object({ product: publishedProduct, plan: publishedPlan }),
  async run(context, offer) {
    try {
      await requireFreeSlug(context, offer.product.slug)
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error
      throw new ServiceError(error.failure, error.message, { fields: { 'product.slug': error.message } })
    }
    return offer
  },
})
