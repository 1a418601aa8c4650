import { ChevronLeft, ChevronRight } from 'lucide-react'
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
  if (!firstHref && !nextHref) return null
  return (
    <nav aria-label="Pages" className="flex items-center justify-between gap-4">
      <span className="text-[0.8125rem] text-muted">{summary}</span>
      <div className="flex gap-2">
        {firstHref && (
          <LinkButton href={firstHref} size="small" icon={<ChevronLeft />}>
            First page
          </LinkButton>
        )}
        {nextHref && (
          <LinkButton href={nextHref} size="small">
            Next page
            <ChevronRight />
          </LinkButton>
        )}
      </div>
    </nav>
  )
}
