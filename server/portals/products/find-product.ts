import { and, eq } from 'drizzle-orm'
import { products } from '#db/schema.ts'
import type { Context } from '../../context.ts'
import { ServiceError } from '../../errors.ts'

/** The product in the actor's account, or `NotFoundException`. */
export async function findProduct(
  { db, accountId }: Context,
  productId: string,
): Promise<typeof products.$inferSelect> {
  const [row] = await db
    .select()
    .from(products)
    .where(and(eq(products.id, productId), eq(products.accountId, accountId)))
  if (!row) throw new ServiceError('NotFoundException', 'Invalid product identifier specified')
  return row
}
