import type { Translate } from '#components/messages/translate.ts'

/** A price of a month in the minor unit of its currency. */
export interface Price {
  readonly amountCents: number
  readonly currency: string
}

/** `$9`, `€12.50`; in the currency's own digits. */
export function priceWords({ amountCents, currency }: Price, locale: string): string {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency })
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2
  const amount = amountCents / 10 ** digits
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: Number.isInteger(amount) ? 0 : digits,
  }).format(amount)
}

/** In whose words a price is said. */
export interface PriceLanguage {
  readonly t: Translate<'limits'>
  readonly locale: string
}

/** What a product costs in one line: `Free · from $9`; undefined when it offers no plan. */
export function priceRangeWords(
  { t, locale }: PriceLanguage,
  free: boolean,
  priceFrom: Price | undefined,
): string | undefined {
  const price = priceFrom && priceWords(priceFrom, locale)
  if (free) return price ? t('freeAndFrom', { price }) : t('free')
  return price && t('from', { price })
}

/** The same from the plans themselves. */
export function priceRangeOf(
  language: PriceLanguage,
  plans: readonly { readonly price: Price | undefined }[],
): string | undefined {
  const prices = plans.flatMap(({ price }) => (price ? [price] : []))
  const [lowest] = prices.sort((a, b) => a.amountCents - b.amountCents)
  return priceRangeWords(language, prices.length < plans.length, lowest)
}
