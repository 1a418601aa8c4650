/** A price of a month in the minor unit of its currency. */
export interface Price {
  readonly amountCents: number
  readonly currency: string
}

/** `$9`, `€12.50`; in the currency's own digits. */
export function priceWords({ amountCents, currency }: Price): string {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency })
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2
  const amount = amountCents / 10 ** digits
  return new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
    minimumFractionDigits: Number.isInteger(amount) ? 0 : digits,
  }).format(amount)
}

/** What a product costs in one line: `Free · from $9`; undefined when it offers no plan. */
export function priceRangeWords(free: boolean, priceFrom: Price | undefined): string | undefined {
  const from = priceFrom && `from ${priceWords(priceFrom)}`
  if (free) return from ? `Free · ${from}` : 'Free'
  return from && `From ${from.slice('from '.length)}`
}

/** The same from the plans themselves. */
export function priceRangeOf(plans: readonly { readonly price: Price | undefined }[]): string | undefined {
  const prices = plans.flatMap(({ price }) => (price ? [price] : []))
  const [lowest] = prices.sort((a, b) => a.amountCents - b.amountCents)
  return priceRangeWords(prices.length < plans.length, lowest)
}
