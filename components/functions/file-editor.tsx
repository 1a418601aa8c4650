'use client'

import { Trash2 } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { Form } from '#components/ui/form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import { CodeEditor } from './code-editor.tsx'

interface FileEditorProps {
  functionName: string
  revisionId: string
  path: string
  /** Undefined: no text, or too much of it. */
  text: string | undefined
  size: number
  isNew: boolean
  canWrite: boolean
  mayRemove: boolean
  saveAction: FormAction
  removeAction: FormAction
  onSaved: () => void
}

/** One file of the package, to be changed and saved. */
export function FileEditor(props: FileEditorProps) {
  const t = useTranslations('functions')
  const { functionName, revisionId, path, text, size, isNew, canWrite, mayRemove } = props
  const format = useFormatter()
  const [source, setSource] = useState(text ?? '')
  const [before, setBefore] = useState(text)
  // Another package was uploaded: what was not changed here shows it.
  if (text !== before) {
    setBefore(text)
    if (source === before) setSource(text ?? '')
  }
  if (text === undefined) {
    return (
      <Notice title={t('fileEditor.isNotShown', { path: path })}>
        {t('fileEditor.itHasBytesAndIs', { value1: format.number(size) })}
      </Notice>
    )
  }
  const isChanged = source !== text || isNew
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <Form
        action={props.saveAction}
        hidden={{ functionName, revisionId, path }}
        onDone={props.onSaved}
        aria-label={path}
      >
        <CodeEditor
          label={path || t('fileEditor.newFile')}
          name="source"
          value={source}
          onChange={setSource}
          isReadOnly={!canWrite}
        />
        {canWrite && (
          <div className="flex flex-wrap items-center gap-3">
            <SubmitButton isDisabled={!isChanged || path.trim() === ''}>{t('fileEditor.save')}</SubmitButton>
            {isChanged && !isNew && (
              <>
                <Button variant="ghost" onPress={() => setSource(text)}>
                  {t('fileEditor.undoChanges')}
                </Button>
                <span className="text-muted text-xs">{t('fileEditor.notSavedCallersStillGet')}</span>
              </>
            )}
          </div>
        )}
      </Form>
      {mayRemove && (
        <ConfirmDialog
          title={t('fileEditor.remove', { path: path })}
          action={props.removeAction}
          hidden={{ functionName, path }}
          confirmLabel={t('fileEditor.removeFile')}
          trigger={
            <Button variant="danger-ghost" size="small" icon={<Trash2 />} className="-ml-2.5 self-start">
              {t('fileEditor.removeThisFile')}
            </Button>
          }
        >
          {t('fileEditor.publishedVersionsKeepIt')}
        </ConfirmDialog>
      )}
    </div>
  )
}
