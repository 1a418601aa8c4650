'use client'

import { useTranslations } from 'next-intl'
import { numbered } from './numbered.ts'

interface MessageHeadersProps {
  headers: readonly (readonly [name: string, value: string])[]
}

/** The headers of a message, folded up. */
export function MessageHeaders({ headers }: MessageHeadersProps) {
  const t = useTranslations('test.headers')
  if (headers.length === 0) return <p className="text-[0.8125rem] text-faint">{t('none')}</p>
  return (
    <details className="text-[0.8125rem]">
      <summary className="w-fit cursor-pointer rounded text-muted hover:text-ink">
        {t('summary', { count: headers.length })}
      </summary>
      <dl className="mt-2 flex flex-col gap-1 font-mono text-xs">
        {numbered(headers).map(({ key, item: [name, value] }) => (
          <div key={key} className="wrap-anywhere">
            <dt className="inline text-muted">{name}: </dt>
            <dd className="inline">{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
