'use client'

import { AlignLeft, FileStack } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useMemo, useRef, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { CodeEditor, type CodeEditorHandle } from '#components/ui/code-editor.tsx'
import { CodeProblems } from '#components/ui/code-problems.tsx'
import { Form } from '#components/ui/form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { StatusChip } from '#components/ui/status-chip.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { showToast } from '#components/ui/toast.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import { policyNames } from './policy-names.ts'
import { policyProblems } from './policy-problems.ts'
import { readablePolicy, withStatements } from './policy-templates.ts'
import { RemovePolicy } from './remove-policy.tsx'
import { TemplateDialog } from './template-dialog.tsx'
import { type CheckPolicy, usePolicyCheck } from './use-policy-check.ts'

interface PolicyEditorProps {
  restApiId: string
  saved: string
  text: string
  onChange: (text: string) => void
  mayWrite: boolean
  stages: readonly string[]
  saveAction: FormAction
  removeAction: FormAction
  check: CheckPolicy
}

/** Who may call the API at all, as a document. */
export function PolicyEditor(props: PolicyEditorProps) {
  const { restApiId, saved, text, onChange, mayWrite, stages, saveAction, removeAction, check } = props
  const t = useTranslations('resource-policy.editor')
  const tUi = useTranslations('ui')
  const editor = useRef<CodeEditorHandle>(null)
  const fault = usePolicyCheck(check, restApiId, text)
  const problems = useMemo(() => policyProblems(text, fault, tUi), [text, fault, tUi])
  const [isChoosing, setIsChoosing] = useState(false)
  const isChanged = readablePolicy(text) !== readablePolicy(saved)
  const add = (statements: Parameters<typeof withStatements>[1]) => {
    const before = text
    onChange(withStatements(text, statements))
    if (before.trim() === '') return
    showToast({ tone: 'info', message: t('added'), action: { label: t('undo'), onPress: () => onChange(before) } })
  }
  return (
    <Card
      title={t('title')}
      info="resourcePolicy.document"
      description={t('description')}
      actions={
        <>
          {isChanged && <StatusChip tone="info">{t('unsaved')}</StatusChip>}
          {mayWrite && (
            <Button size="small" icon={<FileStack />} onPress={() => setIsChoosing(true)}>
              {t('templates')}
            </Button>
          )}
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <Notice>{t('note')}</Notice>
        <Form action={saveAction} hidden={{ restApiId }} aria-label={t('form')}>
          <div className="flex flex-col gap-1.5">
            <CodeEditor
              ref={editor}
              label={t('document')}
              name="policy"
              language="json"
              rows={22}
              value={text}
              onChange={onChange}
              isReadOnly={!mayWrite}
              completions={policyNames}
              problems={problems}
            />
            <CodeProblems
              label={t('document')}
              problems={problems}
              onGoTo={(line, column) => editor.current?.goTo(line, column)}
            />
            <DocumentState text={text} problems={problems.length} message={fault?.message} />
          </div>
          {mayWrite && (
            <div className="flex flex-wrap items-center gap-2">
              <SubmitButton isDisabled={!isChanged}>{t('save')}</SubmitButton>
              <Button
                icon={<AlignLeft />}
                isDisabled={text.trim() === ''}
                onPress={() => onChange(readablePolicy(text))}
              >
                {t('format')}
              </Button>
              {isChanged && (
                <Button variant="ghost" onPress={() => onChange(readablePolicy(saved))}>
                  {t('discard')}
                </Button>
              )}
              {saved !== '' && (
                <RemovePolicy
                  restApiId={restApiId}
                  saved={saved}
                  removeAction={removeAction}
                  restoreAction={saveAction}
                  onRemoved={() => onChange('')}
                  onRestored={() => onChange(readablePolicy(saved))}
                />
              )}
            </div>
          )}
        </Form>
      </div>
      <TemplateDialog isOpen={isChoosing} onOpenChange={setIsChoosing} stages={stages} onChoose={add} />
    </Card>
  )
}

interface DocumentStateProps {
  text: string
  problems: number
  /** AWS's words for what is wrong. */
  message: string | undefined
}

/** Whether the document would be taken, and how long it is. */
function DocumentState({ text, problems, message }: DocumentStateProps) {
  const t = useTranslations('resource-policy.editor')
  const isEmpty = text.trim() === ''
  const words = problems > 0 ? message : isEmpty ? t('empty') : t('valid')
  return (
    <div className="flex flex-wrap justify-between gap-x-4 gap-y-1 text-[0.8125rem] text-muted">
      <p aria-live="polite">{words}</p>
      {!isEmpty && (
        <p className={`tabular-nums ${text.length > mostCharacters ? 'text-danger' : 'text-faint'}`}>
          {t('size', { count: text.length, most: mostCharacters })}
        </p>
      )}
    </div>
  )
}

/** AWS's quota. */
const mostCharacters = 8192
