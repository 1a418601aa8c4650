'use client'

import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { ChartTooltip } from './chart-tooltip.tsx'
import { type ChartInterval, timeLabel } from './time-label.ts'

/** A moment and what was counted from it on, by the keys of the series. */
export interface ChartPoint {
  /** ISO 8601, start of the interval. */
  at: string
  values: Readonly<Record<string, number>>
}

/** One colour of the stack. `tone` is a status token: it says what the number means. */
export interface ChartSeries {
  key: string
  label: string
  tone: 'accent' | 'ok' | 'info' | 'warn' | 'danger'
}

interface UsageChartProps {
  /** What is shown, for those who do not see it: "Requests by hour". */
  label: string
  points: readonly ChartPoint[]
  series: readonly ChartSeries[]
  interval: ChartInterval
  height?: number
}

/** Stacked bars over time with a legend in words and the same numbers as a table. */
export function UsageChart({ label, points, series, interval, height = 240 }: UsageChartProps) {
  const locale = useLocale()
  const { number } = useFormatter()
  const rows = points.map((point) => ({ at: point.at, ...point.values }))
  return (
    <figure className="flex flex-col gap-3">
      <figcaption className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1">
        <span className="font-medium text-sm">{label}</span>
        <ChartLegend series={series} points={points} />
      </figcaption>
      <div style={{ height }} aria-hidden>
        <ResponsiveContainer width="100%" height="100%">
          <BarChart data={rows} margin={{ top: 4, right: 4, bottom: 0, left: 0 }} accessibilityLayer={false}>
            <CartesianGrid vertical={false} stroke="var(--line)" />
            <XAxis
              dataKey="at"
              tickFormatter={(at: string) => timeLabel(at, interval, 'short', locale)}
              tick={{ fill: 'var(--faint)', fontSize: 11 }}
              stroke="var(--line)"
              tickLine={false}
              minTickGap={32}
            />
            <YAxis
              width={44}
              allowDecimals={false}
              tickFormatter={(value: number) => number(value, { notation: 'compact' })}
              tick={{ fill: 'var(--faint)', fontSize: 11 }}
              axisLine={false}
              tickLine={false}
            />
            <Tooltip
              cursor={{ fill: 'var(--sunken)' }}
              isAnimationActive={false}
              content={({ active, label: at }) =>
                active && typeof at === 'string' ? (
                  <ChartTooltip
                    at={timeLabel(at, interval, 'long', locale)}
                    series={series}
                    point={pointAt(points, at)}
                  />
                ) : null
              }
            />
            {series.map((one) => (
              <Bar
                key={one.key}
                dataKey={one.key}
                stackId="all"
                fill={`var(--${one.tone})`}
                maxBarSize={28}
                isAnimationActive={false}
              />
            ))}
          </BarChart>
        </ResponsiveContainer>
      </div>
      <ChartTable label={label} points={points} series={series} interval={interval} />
    </figure>
  )
}

function pointAt(points: readonly ChartPoint[], at: string): ChartPoint | undefined {
  return points.find((point) => point.at === at)
}

function ChartLegend({ series, points }: Pick<UsageChartProps, 'series' | 'points'>) {
  const { number } = useFormatter()
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-[0.8125rem] text-muted">
      {series.map((one) => (
        <li key={one.key} className="flex items-center gap-1.5">
          <span className="size-2.5 rounded-sm" style={{ background: `var(--${one.tone})` }} />
          {one.label}
          <span className="font-medium text-ink tabular-nums">
            {number(points.reduce((sum, point) => sum + (point.values[one.key] ?? 0), 0))}
          </span>
        </li>
      ))}
    </ul>
  )
}

function ChartTable({ label, points, series, interval }: Omit<UsageChartProps, 'height'>) {
  const t = useTranslations('charts')
  const locale = useLocale()
  const { number } = useFormatter()
  const busy = points.filter((point) => series.some((one) => (point.values[one.key] ?? 0) > 0))
  return (
    <details className="text-[0.8125rem]">
      <summary className="w-fit rounded text-muted hover:text-ink">{t('table')}</summary>
      <div className="mt-2 max-h-72 overflow-auto rounded-lg border border-line">
        <table className="w-full border-collapse text-left tabular-nums">
          <caption className="sr-only">{label}</caption>
          <thead className="sticky top-0 bg-sunken text-muted">
            <tr>
              <th className="px-3 py-1.5 font-medium">{t('from')}</th>
              {series.map((one) => (
                <th key={one.key} className="px-3 py-1.5 text-right font-medium">
                  {one.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {busy.map((point) => (
              <tr key={point.at} className="border-line border-t">
                <th className="px-3 py-1.5 font-normal">{timeLabel(point.at, interval, 'long', locale)}</th>
                {series.map((one) => (
                  <td key={one.key} className="px-3 py-1.5 text-right">
                    {number(point.values[one.key] ?? 0)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {busy.length === 0 && <p className="px-3 py-2 text-muted">{t('nothing')}</p>}
      </div>
    </details>
  )
}
