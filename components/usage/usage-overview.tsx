'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import type { ChartInterval } from '#components/charts/time-label.ts'
import { type ChartSeries, UsageChart } from '#components/charts/usage-chart.tsx'
import { LiveData } from '#components/portal/live-data.tsx'
import { Card } from '#components/ui/card.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import type { UsageCounts } from '#server/traffic/usage/read-usage-series.ts'
import { UsageTotals } from './usage-totals.tsx'

/** What `SummarizeUsage` answers, as JSON: times are ISO texts. */
export interface UsageSeries {
  points: (UsageCounts & { start: string })[]
  total: UsageCounts
}

interface UsageOverviewProps {
  seriesHref: string
  interval: ChartInterval
  initial: UsageSeries
}

type Words = ReturnType<typeof useTranslations<'usage'>>

const outcomes = (t: Words): ChartSeries[] => [
  { key: 'admitted', label: t('admitted'), tone: 'accent' },
  { key: 'throttled', label: t('throttled'), tone: 'warn' },
  { key: 'quotaExceeded', label: t('overQuota'), tone: 'danger' },
]
const errors: readonly ChartSeries[] = [
  { key: 'clientErrors', label: '4xx', tone: 'warn' },
  { key: 'serverErrors', label: '5xx', tone: 'danger' },
]

/** Totals and charts, asked again every few seconds while they are looked at. */
export function UsageOverview(props: UsageOverviewProps) {
  return (
    <LiveData>
      <Live {...props} />
    </LiveData>
  )
}

function Live({ seriesHref, interval, initial }: UsageOverviewProps) {
  const t = useTranslations('usage')
  const { data, isError } = useQuery({
    queryKey: ['usage', seriesHref],
    refetchInterval: 3000,
    initialData: initial,
    queryFn: async ({ signal }): Promise<UsageSeries> => {
      const response = await fetch(seriesHref, { signal })
      if (!response.ok) throw new Error(`The usage could not be read (${response.status})`)
      return await response.json()
    },
  })
  const points = data.points.map(({ start, meanLatencyMs: _mean, ...values }) => ({ at: start, values }))
  const unit = interval === 'hour' ? 'hour' : 'day'
  return (
    <div className="flex flex-col gap-5">
      {isError && (
        <Notice tone="warn" title={t('stale')}>
          {t('staleHelp')}
        </Notice>
      )}
      {data.total.requests === 0 && (
        <Notice
          title={t('nothing')}
          action={
            <LinkButton href="/console/apis/new" size="small" variant="primary">
              {t('publishSample')}
            </LinkButton>
          }
        >
          {t('nothingHelp')}
        </Notice>
      )}
      <UsageTotals total={data.total} />
      <Card>
        <UsageChart label={t(`requestsBy.${unit}`)} points={points} series={outcomes(t)} interval={interval} />
      </Card>
      <Card>
        <UsageChart label={t(`errorsBy.${unit}`)} points={points} series={errors} interval={interval} height={160} />
      </Card>
    </div>
  )
}
