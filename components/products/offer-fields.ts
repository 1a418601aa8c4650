/** `12.50`, or `12,50` as half of Europe types it; 0 for an empty field, NaN for what is no amount: never a free plan. */
export function readAmount(text: string): number {
  const typed = text.trim()
  if (typed === '') return 0
  return /^\d+([.,]\d+)?$/.test(typed) ? Number(typed.replace(',', '.')) : Number.NaN
}

/** The field of an input member of an offer: `plans.1.price.currency` is `currency.{usagePlanId}` in the form. */
export function offerField(member: string, usagePlanIds: readonly string[]): string {
  const [, index = '', part = ''] = /^plans\.(\d+)\.(price\.currency|price|terms|approval)/.exec(member) ?? []
  const usagePlanId = usagePlanIds[Number(index)]
  if (part === '' || usagePlanId === undefined) return member
  return `${part === 'price.currency' ? 'currency' : part}.${usagePlanId}`
}
