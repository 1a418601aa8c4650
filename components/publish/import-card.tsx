'use client'

import { FileUp } from 'lucide-react'
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
  const [isPasting, setIsPasting] = useState(false)
  const [text, setText] = useState('')
  const { state, send } = useImport(uploadHref)
  const isBusy = state.status === 'sending'
  return (
    <Card title="Import OpenAPI or an AWS export" description="OpenAPI 3.1, 3.0 or 2.0, JSON or YAML, up to 60 MB">
      <DropOverlay onFile={(file) => send(file, file.name)} />
      <div className="flex flex-col gap-3">
        <div className="flex flex-wrap gap-2">
          <FileButton
            label="OpenAPI document"
            accept=".json,.yaml,.yml,application/json,application/yaml,text/yaml"
            icon={<FileUp />}
            isPending={isBusy}
            onFile={(file) => send(file, file.name)}
          >
            Choose a file
          </FileButton>
          <Button variant="ghost" isDisabled={isBusy} onPress={() => setIsPasting(!isPasting)}>
            {isPasting ? 'Do not paste' : 'Paste it'}
          </Button>
        </div>
        {!isPasting && <p className="text-[0.8125rem] text-muted">Or drop a file anywhere on this page.</p>}
        {isPasting && (
          <AriaForm
            className="flex flex-col gap-3"
            onSubmit={(event) => {
              event.preventDefault()
              send(new Blob([text]), 'pasted')
            }}
          >
            <TextArea label="Document" value={text} onChange={setText} rows={8} monospace autoFocus />
            <Button type="submit" variant="primary" isDisabled={!text.trim()} isPending={isBusy} className="self-start">
              Import
            </Button>
          </AriaForm>
        )}
        <div aria-live="polite">
          {isBusy && <p className="text-[0.8125rem] text-muted">Reading {state.fileName}…</p>}
          {state.status === 'refused' && (
            <Notice tone="danger" title={`${state.fileName} was not imported`}>
              {state.message}
            </Notice>
          )}
        </div>
      </div>
    </Card>
  )
}
