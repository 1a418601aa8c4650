import { cache } from 'react'
import { currentContext } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import { getCatalogueProduct } from '#server/portals/catalogue/get-catalogue-product.ts'

/** The product of an address, read once for the page and its metadata. */
export const findProductPage = cache(
  async (slug: string) => await orNotFound(getCatalogueProduct(await currentContext(), { slug })),
)
