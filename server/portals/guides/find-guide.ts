import { and, eq } from 'drizzle-orm'
import { productGuides, products } from '#db/schema.ts'
import type { Context } from '../../context.ts'
import { ServiceError } from '../../errors.ts'

/** The guide of a product in the actor's account, or `NotFoundException`. */
export async function findGuide(
  { db, accountId }: Context,
  guideId: string,
): Promise<{ guide: typeof productGuides.$inferSelect; product: typeof products.$inferSelect }> {
  const [row] = await db
    .select({ guide: productGuides, product: products })
    .from(productGuides)
    .innerJoin(products, eq(products.id, productGuides.productId))
    .where(and(eq(productGuides.id, guideId), eq(products.accountId, accountId)))
  if (!row) throw new ServiceError('NotFoundException', 'Invalid guide identifier specified')
  return row
}
