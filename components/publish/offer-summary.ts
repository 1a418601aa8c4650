import { quotaWords, rateWords } from '#components/portal/limit-words.ts'
import { type Price, priceWords } from '#components/portal/price-words.ts'

interface Offer {
  product: { name: string; visibility: 'public' | 'signed-in' | 'private' }
  plan: {
    name: string
    rateLimit: number
    burstLimit: number
    quota?: { limit: number; period: 'DAY' | 'WEEK' | 'MONTH' } | undefined
    price?: Price | undefined
  }
}

const readers = { public: 'anyone', 'signed-in': 'whoever is signed in', private: 'members of this account' }

/** A product and its plan in a line, as it will be published. */
export function offerSummary({ product, plan }: Offer): string {
  const limits = `${rateWords(plan)}, ${quotaWords(plan.quota) ?? 'no quota'}`
  const price = plan.price ? `${priceWords(plan.price)} a month` : 'free'
  return `${product.name}, seen by ${readers[product.visibility]}. Plan ${plan.name}: ${limits}, ${price}.`
}
