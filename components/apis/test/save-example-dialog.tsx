'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { Form as AriaForm } from 'react-aria-components'
import { Button } from '#components/ui/button.tsx'
import { CodeBlock } from '#components/ui/code-block.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { DialogFooter } from '#components/ui/dialog-footer.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { type ExampleDraft, exampleOfTest } from './example-draft.ts'
import type { PastTest } from './test-history.ts'

/** Keeps an example of a method. */
export type SaveExample = (
  place: ExamplePlace,
  example: ExampleDraft,
) => Promise<{ refused?: string; fields?: Readonly<Record<string, string>> }>

export interface ExamplePlace {
  readonly restApiId: string
  readonly path: string
  readonly httpMethod: string
}

interface SaveExampleDialogProps {
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  place: ExamplePlace
  test: PastTest
  /** Names that examples have already. */
  taken: readonly string[]
  save: SaveExample
  onSaved: (name: string) => void
}

/** Names a test and keeps it with the method's documentation. */
export function SaveExampleDialog(props: SaveExampleDialogProps) {
  const { isOpen, onOpenChange, place, test, taken, save, onSaved } = props
  const t = useTranslations('test.save')
  const [name, setName] = useState('')
  const [summary, setSummary] = useState('')
  const [isSending, setIsSending] = useState(false)
  const [refusal, setRefusal] = useState<Awaited<ReturnType<SaveExample>>>({})
  const draft = exampleOfTest(name.trim(), summary.trim(), test)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (isSending) return
    setIsSending(true)
    const answer = await save(place, draft).catch(() => ({ refused: t('noAnswer') }))
    setIsSending(false)
    setRefusal(answer)
    if (answer.refused !== undefined) return
    onSaved(draft.name)
    setName('')
    setSummary('')
    onOpenChange(false)
  }
  return (
    <Dialog title={t('title')} description={t('description')} isOpen={isOpen} onOpenChange={onOpenChange} size="large">
      <AriaForm
        aria-label={t('title')}
        className="flex flex-col gap-5"
        onSubmit={submit}
        validationBehavior="aria"
        validationErrors={{ ...refusal.fields }}
      >
        {refusal.refused !== undefined && !refusal.fields && (
          <div role="alert">
            <Notice tone="danger">{refusal.refused}</Notice>
          </div>
        )}
        <div className="grid gap-5 sm:grid-cols-2">
          <TextField
            label={t('name')}
            name="name"
            value={name}
            onChange={setName}
            help={taken.includes(name.trim()) ? t('replaces') : t('nameHelp')}
            autoComplete="off"
            autoFocus
            isRequired
          />
          <TextField
            label={t('summary')}
            name="summary"
            value={summary}
            onChange={setSummary}
            autoComplete="off"
            optional
          />
        </div>
        <Kept draft={draft} />
        <p className="text-[0.8125rem] text-muted">{t('secrets')}</p>
        <DialogFooter>
          <Button type="submit" variant="primary" isPending={isSending} isDisabled={name.trim() === ''}>
            {t('save')}
          </Button>
        </DialogFooter>
      </AriaForm>
    </Dialog>
  )
}

/** What becomes public with it. */
function Kept({ draft: { body, response } }: { draft: ExampleDraft }) {
  const t = useTranslations('test.save')
  return (
    <div className="grid min-w-0 gap-4 sm:grid-cols-2">
      {body && <CodeBlock title={t('request', { type: body.contentType })} code={body.text} wrap className="min-w-0" />}
      {response ? (
        <CodeBlock
          title={t('response', { status: response.statusCode, type: response.contentType })}
          code={response.text}
          wrap
          className="min-w-0"
        />
      ) : (
        <p className="text-[0.8125rem] text-muted">{t('noResponse')}</p>
      )}
    </div>
  )
}
