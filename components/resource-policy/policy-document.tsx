'use client'

import { useTranslations } from 'next-intl'
import type { PolicyReport } from '#server/rest-apis/resource-policy/simulate-access.ts'
import { markedDocument } from './marked-document.ts'

interface PolicyDocumentProps {
  document: string
  report: PolicyReport
}

const styles = {
  none: '',
  allowed: 'bg-ok-soft shadow-[inset_3px_0_0_var(--color-ok)]',
  denied: 'bg-danger-soft shadow-[inset_3px_0_0_var(--color-danger)]',
  applies: 'bg-info-soft',
  quiet: 'text-faint',
}

/** The document with the statement that decided standing out. */
export function PolicyDocument({ document, report }: PolicyDocumentProps) {
  const t = useTranslations('resource-policy.reasons')
  return (
    <figure className="border-line border-t">
      <figcaption className="px-5 pt-3 text-faint text-xs">{t('document')}</figcaption>
      <pre className="max-h-120 overflow-auto py-3 text-[0.8125rem] leading-5" tabIndex={0}>
        <code>
          {markedDocument(document, report).map(({ key, text, mark }) => (
            <span key={key} className={`block min-w-fit px-5 ${styles[mark]}`}>
              {mark === 'allowed' || mark === 'denied' ? (
                <mark className="bg-transparent text-inherit">{text}</mark>
              ) : (
                text
              )}
            </span>
          ))}
        </code>
      </pre>
    </figure>
  )
}
