import { useTranslations } from 'next-intl'
import { NotFoundReport } from '#components/ui/not-found-report.tsx'

export default function ConsoleNotFound() {
  const t = useTranslations('shell.pages')
  return <NotFoundReport homeHref="/console" homeLabel={t('toConsole')} />
}
