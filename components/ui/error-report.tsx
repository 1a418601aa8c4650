'use client'

import { useTranslations } from 'next-intl'
import { Button } from './button.tsx'
import { CopyableId } from './copyable-id.tsx'
import { LinkButton } from './link-button.tsx'

interface ErrorReportProps {
  error: unknown
  retry: () => void
  homeHref: string
}

/** A page broke: what to do, and the number under which the server's log has the cause. */
export function ErrorReport({ error, retry, homeHref }: ErrorReportProps) {
  const t = useTranslations('ui.error')
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : undefined
  return (
    <div className="mx-auto flex max-w-md flex-col gap-4 px-4 py-24">
      <h1 className="font-semibold text-2xl tracking-tight">{t('title')}</h1>
      <p className="text-muted">{t('advice')}</p>
      {digest && (
        <p className="flex items-center gap-2 rounded-lg border border-line bg-sunken px-3 py-1.5 text-muted">
          {t('number')}
          <CopyableId id={digest} label={t('numberLabel')} />
        </p>
      )}
      <div className="flex gap-2">
        <Button variant="primary" onPress={retry}>
          {t('retry')}
        </Button>
        <LinkButton href={homeHref}>{t('start')}</LinkButton>
      </div>
    </div>
  )
}
