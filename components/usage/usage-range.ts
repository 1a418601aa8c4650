/** How far back the usage page looks. */
export type UsageRange = '24h' | '7d' | '30d'

export const usageRanges: readonly UsageRange[] = ['24h', '7d', '30d']
