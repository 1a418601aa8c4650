import { useFormatter, useTranslations } from 'next-intl'
import type { UsageCounts } from '#server/traffic/usage/read-usage-series.ts'

const oneDigit = { minimumFractionDigits: 1, maximumFractionDigits: 1 }

/** The sums of the range, side by side. */
export function UsageTotals({ total }: { total: UsageCounts }) {
  const t = useTranslations('usage')
  const { number } = useFormatter()
  const share = total.requests > 0 ? number((total.serverErrors / total.requests) * 100, oneDigit) : undefined
  const latency = total.meanLatencyMs === undefined ? undefined : number(total.meanLatencyMs, oneDigit)
  const tiles = [
    { label: t('requests'), value: number(total.requests) },
    { label: t('admitted'), value: number(total.admitted) },
    { label: t('throttled'), value: number(total.throttled) },
    { label: t('overQuota'), value: number(total.quotaExceeded) },
    { label: t('failed'), value: share === undefined ? '–' : t('percent', { value: share }) },
    { label: t('meanLatency'), value: latency === undefined ? '–' : t('milliseconds', { value: latency }) },
  ]
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border border-line bg-line sm:grid-cols-3 lg:grid-cols-6">
      {tiles.map(({ label, value }) => (
        <div key={label} className="flex flex-col gap-0.5 bg-surface px-4 py-3">
          <dt className="text-[0.8125rem] text-muted">{label}</dt>
          <dd className="font-semibold text-xl tabular-nums tracking-tight">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
