/** How many minor units one unit of a currency has: 100 cents in a dollar, 1 in a yen. */
export function minorUnits(currency: string): number {
  try {
    const { maximumFractionDigits = 2 } = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
    return 10 ** maximumFractionDigits
  } catch {
    return 100
  }
}
