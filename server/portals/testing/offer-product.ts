import type { z } from 'zod'
import type { Context } from '../../context.ts'
import { createProduct } from '../products/create-product.ts'
import { addStage } from './add-stage.ts'
import { addUsagePlan } from './add-usage-plan.ts'

/** A published product of one stage with a free plan and one for $9 a month. */
export async function offerProduct(
  provider: Context,
  { keyed, ...members }: Partial<z.input<typeof createProduct.input>> & { keyed?: boolean } = {},
) {
  const stage = await addStage(provider, { keyed })
  const freePlan = await addUsagePlan(provider, 'Free', [stage])
  const basicPlan = await addUsagePlan(provider, 'Basic', [stage])
  const product = await createProduct(provider, {
    name: 'Pets',
    published: true,
    stages: [stage],
    plans: [{ usagePlanId: freePlan }, { usagePlanId: basicPlan, price: { amountCents: 900, currency: 'USD' } }],
    ...members,
  })
  return { product, stage, freePlan, basicPlan }
}
