import { eq } from 'drizzle-orm'
import { products } from '#db/schema.ts'
import type { Context } from '../../context.ts'

/** Notes that a product has changed: what the search keeps of it is read anew. */
export async function touchProduct({ db, now }: Context, productId: string): Promise<void> {
  await db.update(products).set({ updatedAt: now() }).where(eq(products.id, productId))
}
