/** A price as it is typed: `950` cents of a dollar is `9.50`. */
export function priceText({ amountCents, currency }: { amountCents: number; currency: string }): string {
  const { maximumFractionDigits = 2 } = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
  return (amountCents / 10 ** maximumFractionDigits).toFixed(maximumFractionDigits)
}
