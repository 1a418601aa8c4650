import { and, eq, or } from 'drizzle-orm'
import { products } from '#db/schema.ts'
import type { Context } from '../../context.ts'
import { ServiceError } from '../../errors.ts'
import { ofOwnAccounts, visibleTo } from './visible-to.ts'

/**
 * A product that the actor may see, by id or by slug, or `NotFoundException`: what is hidden does not exist. Members of
 * the provider's account see its drafts too.
 */
export async function findVisibleProduct(
  context: Context,
  by: { readonly productId: string } | { readonly slug: string },
): Promise<typeof products.$inferSelect> {
  const { actor, db } = context
  const [row] = await db
    .select()
    .from(products)
    .where(
      and(
        'slug' in by ? eq(products.slug, by.slug) : eq(products.id, by.productId),
        actor.kind === 'user' ? or(visibleTo(context), ofOwnAccounts(context, actor.userId)) : visibleTo(context),
      ),
    )
  if (!row) throw new ServiceError('NotFoundException', 'There is no such product')
  return row
}
