import { useFormatter, useTranslations } from 'next-intl'

const [width, height] = [96, 24]

/** Requests of the last 30 days as small bars, each of its own height; said in words for who does not see it. */
export function Sparkline({ days }: { days: readonly number[] }) {
  const t = useTranslations('api-keys.sparkline')
  const { number } = useFormatter()
  const total = days.reduce((sum, day) => sum + day, 0)
  const most = Math.max(...days, 1)
  const label = total === 0 ? t('none') : t('label', { total: number(total), most: number(most) })
  return (
    <svg
      role="img"
      aria-label={label}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      className="text-accent"
    >
      <title>{label}</title>
      <line x1={0} x2={width} y1={height - 0.5} y2={height - 0.5} className="stroke-line" />
      <path d={bars(days, most)} fill="currentColor" />
    </svg>
  )
}

/** One box for each day with requests; a single request is two pixels high, so that it is seen. */
function bars(days: readonly number[], most: number): string {
  const step = width / Math.max(days.length, 1)
  return days
    .map((count, index) => {
      if (count === 0) return ''
      const bar = Math.max(2, (count / most) * (height - 2))
      return `M${(index * step).toFixed(1)} ${height - 1}v-${bar.toFixed(1)}h${Math.max(1, step - 1).toFixed(1)}v${bar.toFixed(1)}z`
    })
    .join('')
}
