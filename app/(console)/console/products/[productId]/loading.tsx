import { useTranslations } from 'next-intl'
import { Skeleton } from '#components/ui/skeleton.tsx'

export default function Loading() {
  const t = useTranslations('ui')
  return (
    <div role="status">
      <span className="sr-only">{t('loading')}</span>
      <Skeleton className="h-96 w-full" />
    </div>
  )
}
