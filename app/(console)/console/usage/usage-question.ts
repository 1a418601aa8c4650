import type { UsageRange } from '#components/usage/usage-range.ts'
import { type Search, textOf } from '../page-props.ts'

const hours: Record<UsageRange, number> = { '24h': 24, '7d': 7 * 24, '30d': 30 * 24 }

/** What the address asks for, as `summarizeUsage` takes it: `?range=7d&api=…&plan=…&key=…`. */
export function usageQuestion(search: Search, now: Date) {
  const range = rangeOf(textOf(search, 'range'))
  return {
    from: new Date(now.getTime() - hours[range] * 3_600_000),
    to: now,
    unit: range === '24h' ? ('hour' as const) : ('day' as const),
    restApiId: textOf(search, 'api') || undefined,
    usagePlanId: textOf(search, 'plan') || undefined,
    apiKeyId: textOf(search, 'key') || undefined,
  }
}

/** The range of an address; a day when it names none. */
export function rangeOf(text: string): UsageRange {
  return text === '7d' || text === '30d' ? text : '24h'
}
