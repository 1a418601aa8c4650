'use client'

import { useTranslations } from 'next-intl'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { SearchField } from '#components/ui/search-field.tsx'

interface ReferenceSearchProps {
  /** What is searched for; empty for nothing. */
  search: string
  /** How many operations the document has; undefined until it is there. */
  total: number | undefined
  found: number
}

/** The heading of the reference, its search and how much that has found. */
export function ReferenceSearch({ search, total, found }: ReferenceSearchProps) {
  const t = useTranslations('portal.reference')
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
        <h2 className="font-semibold text-[0.9375rem]">{t('title')}</h2>
        <p role="status" className="text-[0.8125rem] text-muted tabular-nums">
          {total === undefined ? '' : search ? t('found', { found, total }) : t('total', { total })}
        </p>
        <search className="sm:ml-auto sm:w-72 max-sm:w-full">
          <SearchField label={t('search')} isLocal />
        </search>
      </div>
      {search !== '' && total !== undefined && found === 0 && (
        <EmptyState title={t('noneFound', { search })}>{t('noneFoundHelp')}</EmptyState>
      )}
    </>
  )
}
