import { useTranslations } from 'next-intl'
import { Skeleton } from '#components/ui/skeleton.tsx'

/** Only here: what everybody may read must be whole without a script, which a streamed page is not. */
export default function AppsLoading() {
  const t = useTranslations('portal.product')
  return (
    <div role="status" className="mx-auto flex max-w-4xl flex-col gap-6">
      <span className="sr-only">{t('loading')}</span>
      <Skeleton className="h-8 w-64" />
      {['a', 'b', 'c'].map((key) => (
        <Skeleton key={key} className="h-40" />
      ))}
    </div>
  )
}
