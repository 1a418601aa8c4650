import { asc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { productGuides, products } from '#db/schema.ts'
import { query } from '../../operation.ts'
import { visibleTo } from '../catalogue/visible-to.ts'

/** A guide with its product, as lists of all pages name it. */
export interface CatalogueGuide {
  readonly productSlug: string
  readonly productName: string
  readonly slug: string
  readonly title: string
  readonly updatedAt: Date
}

/** The guides of all products that the actor may find, by product: for sitemaps and lists for machines. */
export const listCatalogueGuides = query({
  name: 'ListCatalogueGuides',
  permission: 'public',
  input: z.object({ limit: z.number().int().min(1).max(5000).default(5000) }),
  async run(context, { limit }): Promise<{ items: CatalogueGuide[] }> {
    const items = await context.db
      .select({
        productSlug: products.slug,
        productName: products.name,
        slug: productGuides.slug,
        title: productGuides.title,
        updatedAt: productGuides.updatedAt,
      })
      .from(productGuides)
      .innerJoin(products, eq(products.id, productGuides.productId))
      .where(visibleTo(context))
      .orderBy(asc(products.name), asc(products.id), asc(productGuides.position), asc(productGuides.id))
      .limit(limit)
    return { items }
  },
})
