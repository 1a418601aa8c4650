import { useFormatter, useTranslations } from 'next-intl'
import { Card } from '#components/ui/card.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import type { FirstCallSummary } from '#server/portals/first-calls/summarize-first-calls.ts'

const ranges = [7, 30, 90] as const
export type FunnelDays = (typeof ranges)[number]

interface FirstCallFunnelProps {
  summary: FirstCallSummary
  days: FunnelDays
  /** The address of the page with another range. */
  hrefs: Readonly<Record<FunnelDays, string>>
}

/** How many of those who opened a product's page came to a good answer, how far the others came, and how long it took. */
export function FirstCallFunnel({ summary, days, hrefs }: FirstCallFunnelProps) {
  const t = useTranslations('portal.funnel')
  const viewed = summary.steps.find(({ step }) => step === 'viewed')?.count ?? 0
  return (
    <Card
      title={t('title')}
      description={t('description')}
      actions={
        <nav aria-label={t('time')} className="flex gap-1">
          {ranges.map((range) => (
            <LinkButton
              key={range}
              href={hrefs[range]}
              scroll={false}
              size="small"
              variant="ghost"
              {...(range === days ? { 'aria-current': 'true' as const, className: 'bg-sunken text-ink' } : {})}
            >
              {t('days', { days: range })}
            </LinkButton>
          ))}
        </nav>
      }
    >
      {viewed === 0 ? (
        <p className="text-muted">{t('none')}</p>
      ) : (
        <div className="flex flex-col gap-5">
          <ol className="flex flex-col gap-2.5">
            {summary.steps.map(({ step, count }) => (
              <FunnelStep key={step} label={t(`steps.${step}`)} count={count} of={viewed} />
            ))}
          </ol>
          <MedianTime seconds={summary.medianSeconds} />
          <FunnelDaysTable days={summary.days} />
        </div>
      )}
    </Card>
  )
}

function FunnelStep({ label, count, of }: { label: string; count: number; of: number }) {
  const { number } = useFormatter()
  const share = Math.min(1, count / of)
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1.5 text-sm sm:grid-cols-[minmax(7rem,12rem)_minmax(0,1fr)_auto]">
      <span>{label}</span>
      <span className="h-2.5 overflow-hidden rounded-full bg-sunken max-sm:order-last max-sm:col-span-2" aria-hidden>
        <span className="block h-full rounded-full bg-accent" style={{ width: `${share * 100}%` }} />
      </span>
      <span className="min-w-20 text-right tabular-nums">
        {number(count)} <span className="text-muted">({number(share, { style: 'percent' })})</span>
      </span>
    </li>
  )
}

function MedianTime({ seconds }: { seconds: number | undefined }) {
  const t = useTranslations('portal.funnel')
  const { number } = useFormatter()
  if (seconds === undefined) return <p className="text-muted text-sm">{t('nobodyYet')}</p>
  const [unit, value] =
    seconds < 120
      ? (['second', seconds] as const)
      : seconds < 7200
        ? (['minute', seconds / 60] as const)
        : (['hour', seconds / 3600] as const)
  const time = number(Math.round(value), { style: 'unit', unit, unitDisplay: 'long' })
  return (
    <p className="text-sm">
      {t.rich('median', { time, strong: (words) => <strong className="font-medium">{words}</strong> })}
    </p>
  )
}

function FunnelDaysTable({ days }: { days: FirstCallSummary['days'] }) {
  const t = useTranslations('portal.funnel')
  const { number, dateTime } = useFormatter()
  const busy = days.filter(({ viewed }) => viewed > 0).toReversed()
  return (
    <details className="text-sm">
      <summary className="w-fit rounded text-muted hover:text-ink">{t('byDay')}</summary>
      <table className="mt-2 w-full max-w-md text-left text-[0.8125rem]">
        <thead className="text-faint">
          <tr>
            <th className="py-1 font-medium">{t('day')}</th>
            <th className="py-1 text-right font-medium">{t('steps.viewed')}</th>
            <th className="py-1 text-right font-medium">{t('steps.succeeded')}</th>
          </tr>
        </thead>
        <tbody>
          {busy.map(({ at, viewed, succeeded }) => (
            <tr key={at.toISOString()} className="border-line border-t tabular-nums">
              <td className="py-1">{dateTime(at, { dateStyle: 'medium', timeZone: 'UTC' })}</td>
              <td className="py-1 text-right">{number(viewed)}</td>
              <td className="py-1 text-right">{number(succeeded)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
