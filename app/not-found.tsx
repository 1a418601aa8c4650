import { useTranslations } from 'next-intl'
import { NotFoundReport } from '#components/ui/not-found-report.tsx'

export default function NotFound() {
  const t = useTranslations('shell.pages')
  return (
    <main>
      <NotFoundReport homeHref="/" homeLabel={t('toPortal')} />
    </main>
  )
}
