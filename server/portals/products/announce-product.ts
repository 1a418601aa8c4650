import { eq } from 'drizzle-orm'
import { productPlans } from '#db/schema.ts'
import type { CommandContext } from '../../context.ts'

/**
 * Tells the gateway that a product's stages, operations, plans or end change: it keeps them with the plans. Where plans
 * come or go, once before and once after.
 */
export async function announceProduct({ db, changed }: CommandContext, productId: string): Promise<void> {
  const plans = await db
    .select({ usagePlanId: productPlans.usagePlanId })
    .from(productPlans)
    .where(eq(productPlans.productId, productId))
  for (const { usagePlanId } of plans) changed({ kind: 'usage-plan', usagePlanId })
}
