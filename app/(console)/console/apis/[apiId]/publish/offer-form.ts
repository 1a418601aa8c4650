import type { FormReader } from '#server/adapters/next/form-reader.ts'
import { minorUnits } from '../../../minor-units.ts'

/** The fields of the plan step. They travel to the deploy step in the address: nothing is kept until it is published. */
export const offerFields = [
  'product.name',
  'product.slug',
  'product.tagline',
  'product.visibility',
  'plan.name',
  'plan.rateLimit',
  'plan.burstLimit',
  'plan.quota.limit',
  'plan.quota.period',
  'plan.price.amountCents',
  'plan.price.currency',
] as const

/** What was filled in, as `checkOffer` and `publishProduct` take it. The price is typed in whole units of its currency. */
export function readOffer(form: FormReader) {
  const limit = form.number('plan.quota.limit')
  const price = form.number('plan.price.amountCents')
  const currency = form.text('plan.price.currency').toUpperCase()
  return {
    product: {
      name: form.text('product.name'),
      slug: form.text('product.slug'),
      tagline: form.text('product.tagline'),
      visibility: form.text('product.visibility'),
    },
    plan: {
      name: form.text('plan.name'),
      rateLimit: form.number('plan.rateLimit'),
      burstLimit: form.number('plan.burstLimit'),
      quota: limit === undefined ? undefined : { limit, period: form.text('plan.quota.period') },
      price: price ? { amountCents: Math.round(price * minorUnits(currency)), currency } : undefined,
    },
  }
}
