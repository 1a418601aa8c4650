import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import { classNames } from '#components/ui/class-names.ts'
import type { CoverageCount } from '#server/rest-apis/documentation/get-documentation-tree.ts'
import { EntityStatus } from './entity-status.tsx'
import { countWords } from './location-words.ts'

interface CoverageBarProps {
  coverage: CoverageCount
  /** The status that the list is filtered by; empty for all. */
  status: string
  /** The address with another filter. */
  hrefOf: (status: string | null) => string
}

const statuses = [
  { status: 'own', fill: 'bg-ok' },
  { status: 'inherited', fill: 'bg-info' },
  { status: 'none', fill: 'bg-line-strong' },
] as const

/** How much of the API has text; each count filters the list. */
export function CoverageBar({ coverage, status, hrefOf }: CoverageBarProps) {
  const t = useTranslations('documentation')
  const format = useFormatter()
  const total = coverage.own + coverage.inherited + coverage.none
  const documented = coverage.own + coverage.inherited
  const share = total === 0 ? 0 : Math.floor((documented / total) * 100)
  return (
    <section aria-label={t('coverageBar.coverage')} className="flex flex-col gap-2.5">
      <p className="flex flex-wrap items-baseline gap-x-2 text-sm">
        <span className="font-semibold tabular-nums">{share} %</span>
        <span className="text-muted tabular-nums">
          {t('coverageBar.ofHaveText', { value0: format.number(documented), value2: countWords(total, 'place', t) })}
        </span>
      </p>
      <div className="flex h-1.5 overflow-hidden rounded-full bg-sunken" aria-hidden>
        {statuses.map(({ status: each, fill }) => (
          <span key={each} className={fill} style={{ width: `${total === 0 ? 0 : (coverage[each] / total) * 100}%` }} />
        ))}
      </div>
      <nav aria-label={t('coverageBar.filterByCoverage')} className="flex flex-wrap gap-1.5">
        <FilterLink href={hrefOf(null)} isCurrent={status === ''} count={total}>
          {t('coverageBar.all')}
        </FilterLink>
        {statuses.map(({ status: each }) => (
          <FilterLink key={each} href={hrefOf(each)} isCurrent={status === each} count={coverage[each]}>
            <EntityStatus status={each} />
            {t(`statuses.${each}`)}
          </FilterLink>
        ))}
      </nav>
    </section>
  )
}

interface FilterLinkProps {
  href: string
  isCurrent: boolean
  count: number
  children: React.ReactNode
}

function FilterLink({ href, isCurrent, count, children }: FilterLinkProps) {
  const format = useFormatter()
  return (
    <Link
      href={href}
      scroll={false}
      {...(isCurrent ? { 'aria-current': 'true' as const } : {})}
      className={classNames(
        'inline-flex h-7 items-center gap-1.5 rounded-full border px-2.5 font-medium text-xs transition-colors',
        isCurrent
          ? 'border-accent bg-accent-soft text-accent-text'
          : 'border-line bg-surface text-muted hover:border-line-strong hover:text-ink',
      )}
    >
      {children}
      <span className="tabular-nums">{format.number(count)}</span>
    </Link>
  )
}
