import { useTranslations } from 'next-intl'
import { Skeleton } from '#components/ui/skeleton.tsx'

export default function Loading() {
  const t = useTranslations('apis')
  return (
    <div role="status" className="flex flex-col gap-5">
      <span className="sr-only">{t('layout.loading')}</span>
      <Skeleton className="h-8 w-48" />
      <Skeleton className="h-16 w-full" />
      <Skeleton className="h-72 w-full" />
    </div>
  )
}
