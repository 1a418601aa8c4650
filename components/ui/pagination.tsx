import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { LinkButton } from './link-button.tsx'

interface PaginationProps {
  /** First page of the list; shown when this is not it. */
  firstHref?: string | undefined
  /** Undefined on the last page. */
  nextHref?: string | undefined
  /** What is shown: "25 APIs". */
  summary?: string
}

/** Pages of a list whose operation answers with a `position`: there is a first and a next, not a number. */
export function Pagination({ firstHref, nextHref, summary }: PaginationProps) {
  const t = useTranslations('ui.pagination')
  if (!firstHref && !nextHref) return null
  return (
    <nav aria-label={t('label')} className="flex items-center justify-between gap-4">
      <span className="text-[0.8125rem] text-muted">{summary}</span>
      <div className="flex gap-2">
        {firstHref && (
          <LinkButton href={firstHref} size="small" icon={<ChevronLeft />}>
            {t('first')}
          </LinkButton>
        )}
        {nextHref && (
          <LinkButton href={nextHref} size="small">
            {t('next')}
            <ChevronRight />
          </LinkButton>
        )}
      </div>
    </nav>
  )
}
