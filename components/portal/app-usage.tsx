'use client'

import { useTranslations } from 'next-intl'
import { UsageChart } from '#components/charts/usage-chart.tsx'
import { Card } from '#components/ui/card.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { Meter } from '#components/ui/meter.tsx'
import { rateWords, resetWords } from './limit-words.ts'
import { type AppUsage as Usage, useAppUsage } from './use-app-usage.ts'

const series = [
  { key: 'ok', tone: 'accent' },
  { key: 'errors', tone: 'danger' },
  { key: 'throttled', tone: 'warn' },
  { key: 'quotaExceeded', tone: 'info' },
] as const

/** A bar for each limit and the requests over time, as they happen. */
export function AppUsage({ appId, initial }: { appId: string; initial: Usage }) {
  const t = useTranslations('portal.appUsage')
  const { data = initial, isError } = useAppUsage(appId, initial.interval, initial)
  return (
    <Card
      title={t('title')}
      description={isError ? t('stale') : t('live')}
      actions={
        <nav aria-label={t('time')} className="flex gap-1">
          <IntervalLink appId={appId} interval="hour" current={data.interval} label={t('hours')} />
          <IntervalLink appId={appId} interval="day" current={data.interval} label={t('days')} />
        </nav>
      }
    >
      <div className="flex flex-col gap-6">
        {data.limits.length === 0 && <p className="text-muted">{t('none')}</p>}
        {data.limits.map((plan) => (
          <PlanMeter key={plan.usagePlanId} plan={plan} />
        ))}
        <UsageChart
          label={data.interval === 'hour' ? t('byHour') : t('byDay')}
          interval={data.interval}
          series={series.map((one) => ({ ...one, label: t(`series.${one.key}`) }))}
          points={data.points.map((point) => {
            const errors = point.clientErrors + point.serverErrors
            return {
              at: new Date(point.at).toISOString(),
              values: {
                ok: Math.max(0, point.admitted - errors),
                errors: Math.min(errors, point.admitted),
                throttled: point.throttled,
                quotaExceeded: point.quotaExceeded,
              },
            }
          })}
          height={200}
        />
      </div>
    </Card>
  )
}

function PlanMeter({ plan }: { plan: Usage['limits'][number] }) {
  const t = useTranslations('portal.appUsage')
  const limits = useTranslations('limits')
  const rate = rateWords(limits, { rateLimit: plan.rateLimit, burstLimit: plan.burstLimit })
  const label = `${plan.products.join(', ') || t('plan')} · ${plan.usagePlanName}`
  return (
    <div className="flex flex-col gap-1">
      {plan.quota ? (
        <Meter
          label={label}
          used={plan.quota.used}
          limit={plan.quota.limit}
          unit={t('requests', { count: plan.quota.limit })}
          reset={resetWords(limits, new Date(plan.quota.periodEnd), new Date())}
        />
      ) : (
        <p className="flex flex-wrap justify-between gap-x-4 text-sm">
          <span className="font-medium">{label}</span>
          <span className="text-muted">{t('noQuota')}</span>
        </p>
      )}
      {rate && <p className="text-[0.8125rem] text-muted">{t('atMost', { rate })}</p>}
    </div>
  )
}

function IntervalLink(props: { appId: string; interval: 'hour' | 'day'; current: 'hour' | 'day'; label: string }) {
  const isCurrent = props.interval === props.current
  return (
    <LinkButton
      href={`/apps/${props.appId}${props.interval === 'day' ? '?interval=day' : ''}`}
      scroll={false}
      size="small"
      variant="ghost"
      {...(isCurrent ? { 'aria-current': 'true' as const, className: 'bg-sunken text-ink' } : {})}
    >
      {props.label}
    </LinkButton>
  )
}
