'use client'

import { useTranslations } from 'next-intl'
import { Card } from '#components/ui/card.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { DocumentSource } from './document-source.tsx'
import { useImport } from './use-import.ts'

interface ImportCardProps {
  /** The route handler that takes a document. */
  uploadHref: string
}

/** Import a document: chosen, pasted, or dropped anywhere on the page. */
export function ImportCard({ uploadHref }: ImportCardProps) {
  const t = useTranslations('publish.import')
  const { state, send } = useImport(uploadHref)
  const isBusy = state.status === 'sending'
  return (
    <Card title={t('title')} description={t('help')}>
      <div className="flex flex-col gap-3">
        <DocumentSource label={t('document')} isBusy={isBusy} onDocument={send} />
        <div aria-live="polite">
          {isBusy && <p className="text-[0.8125rem] text-muted">{t('reading', { name: state.fileName })}</p>}
          {state.status === 'refused' && (
            <Notice tone="danger" title={t('refused', { name: state.fileName })}>
              {state.message}
            </Notice>
          )}
        </div>
      </div>
    </Card>
  )
}
