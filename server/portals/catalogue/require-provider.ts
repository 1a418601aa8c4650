import { and, eq } from 'drizzle-orm'
import { products } from '#db/schema.ts'
import type { Context } from '../../context.ts'
import { ServiceError } from '../../errors.ts'
import { visibleTo } from './visible-to.ts'

/** `NotFoundException` unless the account has a product that the actor may see. */
export async function requireProvider(context: Context, accountId: string): Promise<void> {
  const rows = await context.db
    .select({ id: products.id })
    .from(products)
    .where(and(eq(products.accountId, accountId), visibleTo(context)))
    .limit(1)
  if (rows.length === 0) throw new ServiceError('NotFoundException', 'There is no such provider')
}
