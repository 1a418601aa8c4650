interface Offer {
  product: { name: string; visibility: 'public' | 'signed-in' | 'private' }
  plan: {
    name: string
    rateLimit: number
    burstLimit: number
    quota?: { limit: number; period: 'DAY' | 'WEEK' | 'MONTH' } | undefined
    price?: { amountCents: number; currency: string } | undefined
  }
}

const readers = { public: 'anyone', 'signed-in': 'whoever is signed in', private: 'members of this account' }

/** A product and its plan in one sentence, as it will be published. */
export function offerSummary({ product, plan }: Offer): string {
  const quota = plan.quota
    ? `${plan.quota.limit.toLocaleString('en')} requests a ${plan.quota.period.toLowerCase()}`
    : 'no quota'
  const limits = `${plan.rateLimit} a second, ${plan.burstLimit} at once, ${quota}`
  return `${product.name}, seen by ${readers[product.visibility]}. Plan ${plan.name}: ${limits}, ${priceOf(plan.price)}.`
}

/** `free`, or `$9.00 a month`. */
export function priceOf(price: { amountCents: number; currency: string } | undefined): string {
  if (!price) return 'free'
  const format = new Intl.NumberFormat('en', { style: 'currency', currency: price.currency })
  const { maximumFractionDigits = 2 } = format.resolvedOptions()
  return `${format.format(price.amountCents / 10 ** maximumFractionDigits)} a month`
}
