'use client'

import { useTranslations } from 'next-intl'
import { Skeleton } from '#components/ui/skeleton.tsx'

/** Until the document is there. */
export function ReferenceSkeleton() {
  const t = useTranslations('portal.reference')
  return (
    <div role="status" className="flex flex-col gap-3">
      <span className="sr-only">{t('loading')}</span>
      {['a', 'b', 'c', 'd', 'e'].map((key) => (
        <Skeleton key={key} className="h-11" />
      ))}
    </div>
  )
}
