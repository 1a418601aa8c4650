import { useTranslations } from 'next-intl'
import { classNames } from './class-names.ts'

/** One bar, sized by its class: `h-4 w-40`. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={classNames('animate-shimmer rounded-md bg-sunken', className)} />
}

/** A table that is being fetched. */
export function TableSkeleton({ rows = 5 }: { rows?: number }) {
  const t = useTranslations('ui')
  return (
    <div role="status" className="overflow-hidden rounded-lg border border-line bg-surface">
      <span className="sr-only">{t('loading')}</span>
      {Array.from({ length: rows }, (_, row) => `row ${row}`).map((key) => (
        <div key={key} className="flex items-center gap-6 border-line border-b px-4 py-3.5 last:border-b-0">
          <Skeleton className="h-4 w-40" />
          <Skeleton className="h-4 w-24" />
          <Skeleton className="h-4 flex-1" />
        </div>
      ))}
    </div>
  )
}

/** A page with a title and a table, that is being fetched. */
export function ListSkeleton() {
  return (
    <div className="flex flex-col gap-5">
      <Skeleton className="h-8 w-48" />
      <TableSkeleton />
    </div>
  )
}
