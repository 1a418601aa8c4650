import { z } from 'zod'
import { query } from '../../operation.ts'
import { findProduct } from './find-product.ts'
import { readProduct } from './product.ts'

/** A product of the account, published or not. */
export const getProduct = query({
  name: 'GetProduct',
  permission: 'products:read',
  input: z.object({ productId: z.string() }),
  run: async (context, { productId }) => await readProduct(context, await findProduct(context, productId)),
})
