import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { products, usagePlans } from '#db/schema.ts'
import { query } from '../../operation.ts'
import { findVisibleProduct } from '../catalogue/find-visible-product.ts'
import { findTrialKey, trialMinutes, trialVisitorId } from './trial-key.ts'

/** What the try pane offers to who has no key. */
export interface Trial {
  readonly planName: string
  readonly minutes: number
  /** When the key that the visitor has ends; undefined without one. */
  readonly expiresAt: Date | undefined
}

/** Whether a product may be tried without an account, and the visitor's key for it; undefined where it may not. */
export const getTrialKey = query({
  name: 'GetTrialKey',
  permission: 'public',
  input: z.object({ productId: z.string().max(20), visitorId: trialVisitorId.optional() }),
  async run(context, { productId, visitorId }): Promise<Trial | undefined> {
    const product = await findVisibleProduct(context, { productId })
    const [plan] = await context.db
      .select({ name: usagePlans.name })
      .from(products)
      .innerJoin(usagePlans, eq(usagePlans.id, products.trialUsagePlanId))
      .where(eq(products.id, product.id))
    if (!plan) return undefined
    const key = visitorId ? await findTrialKey(context, { visitorId, productId }) : undefined
    return { planName: plan.name, minutes: trialMinutes, expiresAt: key?.expiresAt ?? undefined }
  },
})
