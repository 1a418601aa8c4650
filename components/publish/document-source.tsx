'use client'

import { FileUp } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Form as AriaForm } from 'react-aria-components'
import { Button } from '#components/ui/button.tsx'
import { FileButton } from '#components/ui/file-button.tsx'
import { TextArea } from '#components/ui/text-area.tsx'
import { DropOverlay } from './drop-overlay.tsx'

interface DocumentSourceProps {
  /** Name of the hidden file field, for who does not see the button. */
  label: string
  /** While a document is on its way. */
  isBusy: boolean
  /** @param name the file's, or a word for what was pasted. */
  onDocument: (document: Blob, name: string) => void
}

/** Where an OpenAPI document comes from: chosen, pasted, or dropped anywhere on the page. What is pasted stays there. */
export function DocumentSource({ label, isBusy, onDocument }: DocumentSourceProps) {
  const t = useTranslations('publish.import')
  const [isPasting, setIsPasting] = useState(false)
  const [text, setText] = useState('')
  return (
    <div className="flex flex-col gap-3">
      <DropOverlay onFile={(file) => onDocument(file, file.name)} />
      <div className="flex flex-wrap gap-2">
        <FileButton
          label={label}
          accept=".json,.yaml,.yml,application/json,application/yaml,text/yaml"
          icon={<FileUp />}
          isPending={isBusy}
          onFile={(file) => onDocument(file, file.name)}
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
            onDocument(new Blob([text]), t('pasted'))
          }}
        >
          <TextArea label={t('text')} value={text} onChange={setText} rows={8} monospace autoFocus />
          <Button type="submit" variant="primary" isDisabled={!text.trim()} isPending={isBusy} className="self-start">
            {t('import')}
          </Button>
        </AriaForm>
      )}
    </div>
  )
}
