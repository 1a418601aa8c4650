/** How far back the usage page looks. */
export type UsageRange = '24h' | '7d' | '30d'

export const usageRanges: readonly { value: UsageRange; label: string }[] = [
  { value: '24h', label: '24 hours' },
  { value: '7d', label: '7 days' },
  { value: '30d', label: '30 days' },
]
