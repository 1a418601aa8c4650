import type { Translate } from '#components/messages/translate.ts'
import { quotaWords, rateWords } from '#components/portal/limit-words.ts'
import { type Price, type PriceLanguage, priceWords } from '#components/portal/price-words.ts'

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

interface OfferLanguage extends PriceLanguage {
  /** Texts of the journey; `t` are those of limits. */
  publish: Translate<'publish'>
}

/** A product and its plan in a line, as it will be published. */
export function offerSummary({ product, plan }: Offer, { t, locale, publish }: OfferLanguage): string {
  return publish('offer.line', {
    product: product.name,
    readers: publish(`offer.readers.${product.visibility}`),
    plan: plan.name,
    limits: rateWords(t, plan) ?? '',
    quota: quotaWords(t, plan.quota) ?? publish('offer.noQuota'),
    price: plan.price ? publish('offer.monthly', { price: priceWords(plan.price, locale) }) : publish('offer.free'),
  })
}
