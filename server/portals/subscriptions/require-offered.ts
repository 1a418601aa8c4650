import { and, eq } from 'drizzle-orm'
import { productPlans } from '#db/schema.ts'
import type { Context } from '../../context.ts'
import { ServiceError } from '../../errors.ts'

/** How a product offers a plan; `NotFoundException` when it does not. */
export async function requireOffered(
  { db }: Pick<Context, 'db'>,
  productId: string,
  usagePlanId: string,
): Promise<typeof productPlans.$inferSelect> {
  const [offer] = await db
    .select()
    .from(productPlans)
    .where(and(eq(productPlans.productId, productId), eq(productPlans.usagePlanId, usagePlanId)))
  if (!offer) throw new ServiceError('NotFoundException', 'Invalid Usage Plan ID specified')
  return offer
}
