import { eq } from 'drizzle-orm'
import { productPlans, productStages } from '#db/schema.ts'
import type { Context } from '../../context.ts'

/** Replaces the stages of a product. */
export async function writeProductStages(
  { db }: Context,
  productId: string,
  stages: readonly { restApiId: string; stageName: string }[],
): Promise<void> {
  await db.delete(productStages).where(eq(productStages.productId, productId))
  if (stages.length > 0) await db.insert(productStages).values(stages.map((stage) => ({ productId, ...stage })))
}

/** Replaces the plans of a product; their order is the order of the list. */
export async function writeProductPlans(
  { db }: Context,
  productId: string,
  plans: readonly { usagePlanId: string; price?: { amountCents: number; currency: string } | undefined }[],
): Promise<void> {
  await db.delete(productPlans).where(eq(productPlans.productId, productId))
  if (plans.length === 0) return
  await db.insert(productPlans).values(
    plans.map((plan, position) => ({
      productId,
      usagePlanId: plan.usagePlanId,
      position,
      price: plan.price ?? null,
    })),
  )
}
