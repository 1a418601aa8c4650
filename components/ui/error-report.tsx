'use client'

import { useTranslations } from 'next-intl'
import { buttonStyle } from './button-style.ts'
import { usePlaceHref } from './use-place-href.tsx'

interface ErrorReportProps {
  error: unknown
  retry: () => void
  homeHref: string
}

/**
 * A page broke: what to do, and the number under which the server's log has the cause. Of plain elements: every page loads
 * it, and a link that loads the whole page anew is the safer way out.
 */
export function ErrorReport({ error, retry, homeHref }: ErrorReportProps) {
  const t = useTranslations('error')
  const place = usePlaceHref()
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : undefined
  return (
    <div className="mx-auto flex max-w-md flex-col gap-4 px-4 py-24">
      <h1 className="font-semibold text-2xl tracking-tight">{t('title')}</h1>
      <p className="text-muted">{t('advice')}</p>
      {digest && (
        <p className="flex items-center gap-2 rounded-lg border border-line bg-sunken px-3 py-1.5 text-muted">
          {t('number')}
          <code className="select-all truncate text-[0.8125rem]">{digest}</code>
        </p>
      )}
      <div className="flex gap-2">
        <button type="button" onClick={retry} className={buttonStyle('primary')}>
          {t('retry')}
        </button>
        <a href={place(homeHref)} className={buttonStyle()}>
          {t('start')}
        </a>
      </div>
    </div>
  )
}
