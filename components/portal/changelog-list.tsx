import { History } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { MethodLabel } from '#components/ui/method-label.tsx'
import { PlaceLink as Link } from '#components/ui/place-link.tsx'
import { RelativeTime } from '#components/ui/relative-time.tsx'
import { StatusChip } from '#components/ui/status-chip.tsx'
import type { ChangelogEntry, LinkedChange } from '#server/portals/changelog/get-product-changelog.ts'

interface ChangelogListProps {
  entries: readonly ChangelogEntry[]
  /** Whether the API's name tells entries apart. */
  severalApis: boolean
  hrefOf: (operationId: string) => string
}

const shownDetails = 8

/** What changed for callers, newest first. */
export function ChangelogList({ entries, severalApis, hrefOf }: ChangelogListProps) {
  const t = useTranslations('portal.changelog')
  if (entries.length === 0) {
    return (
      <EmptyState icon={<History />} title={t('none')}>
        {t('noneHelp')}
      </EmptyState>
    )
  }
  return (
    <ol className="flex flex-col gap-8">
      {entries.map((entry) => (
        <li key={entry.id} className="flex flex-col gap-3">
          <h2 className="flex flex-wrap items-center gap-x-3 gap-y-1 font-semibold text-[0.9375rem]">
            <RelativeTime at={entry.at} />
            {severalApis && <span className="font-normal text-muted text-sm wrap-anywhere">{entry.apiName}</span>}
            {entry.breaking && <StatusChip tone="warn">{t('mayBreak')}</StatusChip>}
          </h2>
          <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
            {entry.changes.map((change) => (
              <Change
                key={`${change.outcome} ${change.httpMethod} ${change.path}`}
                change={change}
                href={change.operationId === undefined ? undefined : hrefOf(change.operationId)}
              />
            ))}
          </ul>
        </li>
      ))}
    </ol>
  )
}

function Change({ change, href }: { change: LinkedChange; href: string | undefined }) {
  const t = useTranslations('portal.changelog')
  const { outcome, httpMethod, path, summary, breaking, details } = change
  const name = (
    <code className={`min-w-0 text-[0.8125rem] wrap-anywhere ${outcome === 'removed' ? 'line-through' : ''}`}>
      {path}
    </code>
  )
  return (
    <li className="flex flex-col gap-2 px-4 py-3">
      <div className="flex flex-wrap items-baseline gap-x-2 gap-y-1">
        <span className="w-18 shrink-0 font-medium text-[0.8125rem]">{t(outcome)}</span>
        <MethodLabel method={httpMethod} />
        {href ? (
          <Link href={href} className="text-link min-w-0">
            {name}
          </Link>
        ) : (
          name
        )}
        {summary && <span className="min-w-0 text-[0.8125rem] text-muted wrap-anywhere">{summary}</span>}
        {breaking && outcome === 'removed' && <Breaking />}
      </div>
      {details.length > 0 && (
        <ul className="flex list-disc flex-col gap-1 pl-5 text-[0.8125rem] text-muted sm:ml-20">
          {details.slice(0, shownDetails).map(({ text, breaking: breaks }) => (
            <li key={text} className="wrap-anywhere">
              {withCode(text)} {breaks && <Breaking />}
            </li>
          ))}
          {details.length > shownDetails && <li>{t('more', { count: details.length - shownDetails })}</li>}
        </ul>
      )}
    </li>
  )
}

function Breaking() {
  const t = useTranslations('portal.changelog')
  return <span className="whitespace-nowrap font-medium text-warn text-xs">{t('breaking')}</span>
}

/** What stands between backticks is a name. */
function withCode(text: string): ReactNode[] {
  return Array.from(text.matchAll(/`([^`]*)`|[^`]+/g), ({ 0: words, 1: name, index }) =>
    name === undefined ? (
      words
    ) : (
      <code key={index} className="rounded bg-sunken px-1 text-ink">
        {name}
      </code>
    ),
  )
}
