import { z } from 'zod'
import { query } from '../../operation.ts'
import { findProduct } from '../products/find-product.ts'
import { readGuides } from './guide.ts'

/** The guides of a product of the account, texts and all, for whoever writes them. */
export const listProductGuides = query({
  name: 'ListProductGuides',
  permission: 'products:read',
  input: z.object({ productId: z.string() }),
  async run(context, { productId }) {
    await findProduct(context, productId)
    return { items: await readGuides(context, productId) }
  },
})
