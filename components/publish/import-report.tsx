import { ArrowRight } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Card } from '#components/ui/card.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { RelativeTime } from '#components/ui/relative-time.tsx'
import { StatusChip, type StatusTone } from '#components/ui/status-chip.tsx'
import type { ImportReportEntry } from '#server/rest-apis/openapi/get-import-report.ts'

type Outcome = ImportReportEntry['outcome']

interface ImportReportProps {
  restApiId: string
  /** `OpenAPI 3.1`, for the description. */
  format: string
  /** When it was imported; not said right after it. */
  at?: Date
  entries: readonly ImportReportEntry[]
  /** Only these are listed; all without it. */
  outcome: Outcome | undefined
  /** The page's address, which takes `?outcome=`. */
  href: string
}

const shownAtMost = 200
const order: readonly Outcome[] = ['attention', 'translated', 'kept']
const tones: Record<Outcome, StatusTone> = { kept: 'ok', translated: 'info', attention: 'warn' }

/** What became of each part of an imported document. Each row leads to the field that it is about. */
export function ImportReport({ restApiId, format, at, entries, outcome, href }: ImportReportProps) {
  const t = useTranslations('publish.report')
  const listed = order
    .filter((one) => outcome === undefined || one === outcome)
    .flatMap((one) => entries.filter((entry) => entry.outcome === one))
  return (
    <Card
      title={t('title')}
      description={
        <>
          {t('readAs', { format })}
          {at && (
            <>
              {', '}
              <RelativeTime at={at} />
            </>
          )}
        </>
      }
      flush
    >
      <nav aria-label={t('outcomes')} className="flex flex-wrap gap-2 border-line border-b px-5 py-3">
        {(['kept', 'translated', 'attention'] as const).map((one) => (
          <OutcomeLink
            key={one}
            outcome={one}
            count={entries.filter((entry) => entry.outcome === one).length}
            href={outcome === one ? href : `${href}?outcome=${one}`}
            isCurrent={outcome === one}
          />
        ))}
      </nav>
      <ul className="max-h-[60dvh] divide-y divide-line overflow-auto">
        {listed.slice(0, shownAtMost).map((entry) => (
          <ReportRow key={`${entry.outcome} ${entry.pointer} ${entry.message}`} restApiId={restApiId} entry={entry} />
        ))}
      </ul>
      {listed.length === 0 && <p className="px-5 py-4 text-muted text-sm">{t('none')}</p>}
      {listed.length > shownAtMost && (
        <p className="border-line border-t px-5 py-3 text-[0.8125rem] text-muted">
          {t('first', { shown: shownAtMost, count: listed.length })}
        </p>
      )}
    </Card>
  )
}

interface OutcomeLinkProps {
  outcome: Outcome
  count: number
  href: string
  isCurrent: boolean
}

function OutcomeLink({ outcome, count, href, isCurrent }: OutcomeLinkProps) {
  const t = useTranslations('publish.report')
  return (
    <Link
      href={href}
      scroll={false}
      {...(isCurrent ? { 'aria-current': 'true' as const } : {})}
      className={classNames('rounded-full border', isCurrent ? 'border-accent' : 'border-transparent')}
    >
      <StatusChip tone={count > 0 ? tones[outcome] : 'neutral'}>
        {t('counted', { name: t(`names.${outcome}`), count })}
      </StatusChip>
    </Link>
  )
}

function ReportRow({ restApiId, entry }: { restApiId: string; entry: ImportReportEntry }) {
  const t = useTranslations('publish.report')
  const text = (
    <>
      <StatusChip tone={tones[entry.outcome]} className="mt-0.5 shrink-0">
        {t(`names.${entry.outcome}`)}
      </StatusChip>
      <span className="flex min-w-0 flex-1 flex-col gap-0.5">
        <span className="text-sm wrap-anywhere">{entry.message}</span>
        <code className="text-faint text-xs wrap-anywhere">{entry.pointer || t('whole')}</code>
      </span>
    </>
  )
  if (!entry.link) return <li className="flex items-start gap-3 px-5 py-2.5">{text}</li>
  return (
    <li>
      <Link
        href={`/console/apis/${restApiId}/${entry.link}`}
        className="group flex items-start gap-3 px-5 py-2.5 hover:bg-sunken focus-visible:-outline-offset-2"
      >
        {text}
        <ArrowRight className="mt-1 size-4 shrink-0 text-faint group-hover:text-ink" aria-hidden />
      </Link>
    </li>
  )
}
