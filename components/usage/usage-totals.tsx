import type { UsageCounts } from '#server/traffic/usage/read-usage-series.ts'

const number = new Intl.NumberFormat('en')

/** The sums of the range, side by side. */
export function UsageTotals({ total }: { total: UsageCounts }) {
  const failed = total.requests > 0 ? `${((total.serverErrors / total.requests) * 100).toFixed(1)} %` : '–'
  const tiles = [
    { label: 'Requests', value: number.format(total.requests) },
    { label: 'Admitted', value: number.format(total.admitted) },
    { label: 'Throttled', value: number.format(total.throttled) },
    { label: 'Over quota', value: number.format(total.quotaExceeded) },
    { label: 'Failed (5xx)', value: failed },
    { label: 'Mean latency', value: total.meanLatencyMs === undefined ? '–' : `${total.meanLatencyMs.toFixed(1)} ms` },
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
