import { cache } from 'react'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import { getProduct } from '#server/portals/products/get-product.ts'
import { mayWrite } from '../../may-write.ts'

/** The product of an address, read once for the layout and the page; and whether the reader may change it. */
export const findConsoleProduct = cache(async (productId: string) => {
  const context = await requireConsoleContext()
  const product = await orNotFound(getProduct(context, { productId }))
  return { context, product, mayWrite: mayWrite(context, 'products') }
})
