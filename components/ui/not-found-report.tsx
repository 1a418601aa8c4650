import { useTranslations } from 'next-intl'
import { LinkButton } from './link-button.tsx'

interface NotFoundReportProps {
  homeHref: string
  homeLabel: string
}

/** There is nothing at this address, or nothing for this reader. */
export function NotFoundReport({ homeHref, homeLabel }: NotFoundReportProps) {
  const t = useTranslations('ui.notFound')
  return (
    <div className="mx-auto flex max-w-md flex-col items-start gap-4 px-4 py-24">
      <p className="font-mono text-faint text-sm">404</p>
      <h1 className="font-semibold text-2xl tracking-tight">{t('title')}</h1>
      <p className="text-muted">{t('advice')}</p>
      <LinkButton href={homeHref} variant="primary">
        {homeLabel}
      </LinkButton>
    </div>
  )
}
