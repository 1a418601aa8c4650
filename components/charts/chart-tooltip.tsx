import { useFormatter } from 'next-intl'
import type { ChartPoint, ChartSeries } from './usage-chart.tsx'

interface ChartTooltipProps {
  at: string
  series: readonly ChartSeries[]
  point: ChartPoint | undefined
}

/** The numbers of the bar under the pointer. */
export function ChartTooltip({ at, series, point }: ChartTooltipProps) {
  const { number } = useFormatter()
  return (
    <div className="rounded-lg border border-line bg-raised px-3 py-2 text-[0.8125rem] shadow-popover">
      <p className="mb-1 font-medium">{at}</p>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-0.5">
        {series.map((one) => (
          <div key={one.key} className="contents">
            <dt className="flex items-center gap-1.5 text-muted">
              <span className="size-2 rounded-sm" style={{ background: `var(--${one.tone})` }} />
              {one.label}
            </dt>
            <dd className="text-right tabular-nums">{number(point?.values[one.key] ?? 0)}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
