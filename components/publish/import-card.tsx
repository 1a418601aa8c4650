'use client'

import { FileUp } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Form as AriaForm } from 'react-aria-components'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { FileButton } from '#components/ui/file-button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { TextArea } from '#components/ui/text-area.tsx'
import { DropOverlay } from './drop-overlay.tsx'
import { useImport } from './use-import.ts'

interface ImportCardProps {
  /** The route handler that takes a document. */
  uploadHref: string
}

/** Import a document: chosen, pasted, or dropped anywhere on the page. */
export function ImportCard({ uploadHref }: ImportCardProps) {
  const t = useTranslations('publish.import')
  const [isPasting, setIsPasting] = useState(false)
  const [text, setText] = useState('')
  const { state, send } = useImport(uploadHref)
  const isBusy = state.status === 'sending'
  return (
    <Card title={t('title')} description={t('help')}>
      <DropOverlay onFile={(file) => send(file, file.name)} />
      <div className="flex flex-col gap-3">
        <div className="flex flex-wrap gap-2">
          <FileButton
            label={t('document')}
            accept=".json,.yaml,.yml,application/json,application/yaml,text/yaml"
            icon={<FileUp />}
            isPending={isBusy}
            onFile={(file) => send(file, file.name)}
          >
            {t('choose')}
          </FileButton>
          <Button variant="ghost" isDisabled={isBusy} onPress={() => setIsPasting(!isPasting)}>
            {isPasting ? t('doNotPaste') : t('paste')}
          </Button>
        </div>
        {!isPasting && <p className="text-[0.8125rem] text-muted">{t('orDrop')}</p>}
        {isPasting && (
          <AriaForm
            className="flex flex-col gap-3"
            onSubmit={(event) => {
              event.preventDefault()
              send(new Blob([text]), t('pasted'))
            }}
          >
            <TextArea label={t('text')} value={text} onChange={setText} rows={8} monospace autoFocus />
            <Button type="submit" variant="primary" isDisabled={!text.trim()} isPending={isBusy} className="self-start">
              {t('import')}
            </Button>
          </AriaForm>
        )}
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
