'use client'

import { Trash2 } from 'lucide-react'
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
  mayRemove: boolean
  saveAction: FormAction
  removeAction: FormAction
  onSaved: () => void
}

/** One file of the package, to be changed and saved. */
export function FileEditor(props: FileEditorProps) {
  const { functionName, revisionId, path, text, size, isNew, mayRemove } = props
  const [source, setSource] = useState(text ?? '')
  const [before, setBefore] = useState(text)
  // Another package was uploaded: what was not changed here shows it.
  if (text !== before) {
    setBefore(text)
    if (source === before) setSource(text ?? '')
  }
  if (text === undefined) {
    return (
      <Notice title={`${path} is not shown`}>
        It has {size.toLocaleString('en')} bytes and is no text, or too long to be edited here. Change it on your own
        machine and upload the zip.
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
        <CodeEditor label={path || 'New file'} name="source" value={source} onChange={setSource} />
        <div className="flex flex-wrap items-center gap-3">
          <SubmitButton isDisabled={!isChanged || path.trim() === ''}>Save</SubmitButton>
          {isChanged && !isNew && (
            <>
              <Button variant="ghost" onPress={() => setSource(text)}>
                Undo changes
              </Button>
              <span className="text-muted text-xs">Not saved: callers still get what was there before</span>
            </>
          )}
        </div>
      </Form>
      {mayRemove && (
        <ConfirmDialog
          title={`Remove ${path}?`}
          action={props.removeAction}
          hidden={{ functionName, path }}
          confirmLabel="Remove file"
          trigger={
            <Button variant="danger-ghost" size="small" icon={<Trash2 />} className="self-start">
              Remove this file
            </Button>
          }
        >
          Published versions keep it.
        </ConfirmDialog>
      )}
    </div>
  )
}
