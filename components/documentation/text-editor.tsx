'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { CodeEditor } from '#components/functions/code-editor.tsx'
import { Button } from '#components/ui/button.tsx'
import { Form } from '#components/ui/form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Segments } from '#components/ui/segments.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { showToast } from '#components/ui/toast.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import { countWords, placeWords } from './location-words.ts'
import { prettyProperties, readProperties, sameProperties } from './part-properties.ts'
import { RemoveText } from './remove-text.tsx'
import { useTextDrafts } from './text-drafts.tsx'
import { TextFields } from './text-fields.tsx'
import type { TextActions } from './text-pane.tsx'
import type { TextTarget } from './text-target.ts'
import { WhereItApplies } from './where-it-applies.tsx'

interface TextEditorProps {
  restApiId: string
  target: TextTarget
  /** JSON text as it is typed. */
  properties: string
  /** As it is saved; empty for a new one. */
  saved: string
  draftId: string
  actions: TextActions
  taken: readonly { id: string; location: string }[]
  partHref: string
}

/** Writes one text: in fields, or as the JSON that it is. */
export function TextEditor(props: TextEditorProps) {
  const t = useTranslations('documentation')
  const { restApiId, target, properties, saved, draftId, actions } = props
  const { drafts, setDraft } = useTextDrafts()
  const [view, setView] = useState('fields')
  const [isTaken, setIsTaken] = useState(false)
  const draft = drafts.get(draftId)
  const read = readProperties(properties, useTranslations('ui'), t)
  const problem = 'problem' in read ? read.problem : undefined
  const isJson = view === 'json' || problem !== undefined
  const part = target.kind === 'part' ? target.part : undefined
  const location = part?.location ?? target.entity?.location ?? { type: 'API' }
  const change = (text: string) => {
    const isNothing = part ? text === saved : target.kind === 'missing' && sameProperties(text, '{}')
    setDraft(draftId, isNothing ? undefined : { properties: text, base: draft?.base ?? saved })
  }
  // Saving a new text replaces this form by that of the text: what is told after success is told here.
  const save: FormAction = async (state, data) => {
    const { message, ...after } = await (part ? actions.update : actions.create)(state, data)
    if (after.status !== 'ok') return { ...after, ...(message === undefined ? {} : { message }) }
    setDraft(draftId, undefined)
    showToast({ message: t('textEditor.textSaved') })
    return after
  }
  const mayNotSave =
    problem !== undefined || isTaken || (part ? sameProperties(properties, saved) : properties.trim() === '')
  return (
    <Form
      action={save}
      hidden={part ? { restApiId, documentationPartId: part.id } : { restApiId }}
      aria-label={t('textEditor.text')}
    >
      {draft && draft.base !== saved && (
        <Notice
          tone="warn"
          title={t('textEditor.somebodyElseHasSavedThis')}
          action={
            <Button size="small" onPress={() => setDraft(draftId, undefined)}>
              {t('textEditor.showTheirs')}
            </Button>
          }
        >
          {t('textEditor.savingReplacesWhatTheyWrote')}
        </Notice>
      )}
      {part && (part.appliesTo > 1 || (target.kind === 'part' && target.isSource)) && (
        <Notice title={t('textEditor.writtenFor', { value0: placeWords(part.location, t) })}>
          {part.appliesTo === 0
            ? t('textEditor.nothingShowsItItsPlace')
            : t('textEditor.aChangeShowsIn', { value0: countWords(part.appliesTo, 'place', t) })}
        </Notice>
      )}
      <Segments
        label={t('textEditor.writeAs')}
        choices={[
          { value: 'fields', label: t('textEditor.fields'), isDisabled: problem !== undefined },
          { value: 'json', label: 'JSON' },
        ]}
        value={isJson ? 'json' : 'fields'}
        onChange={setView}
      />
      {isJson ? (
        <CodeEditor
          label={t('textEditor.propertiesJSON')}
          name="properties"
          value={draft ? properties : prettyProperties(properties)}
          onChange={change}
          rows={14}
          error={problem}
        />
      ) : (
        <>
          <input type="hidden" name="properties" value={properties.trim() === '' ? '{}' : properties} />
          <TextFields
            type={location.type}
            properties={properties}
            onChange={change}
            onJson={() => setView('json')}
            autoFocus={target.kind === 'inherited'}
          />
        </>
      )}
      {!part && (
        <WhereItApplies location={location} taken={props.taken} partHref={props.partHref} onTaken={setIsTaken} />
      )}
      <div className="flex flex-wrap items-center gap-2">
        <SubmitButton isDisabled={mayNotSave}>{t('textEditor.saveText')}</SubmitButton>
        {draft && (
          <Button variant="ghost" onPress={() => setDraft(draftId, undefined)}>
            {target.kind === 'inherited' ? t('textEditor.keepTheInheritedText') : t('textEditor.discard')}
          </Button>
        )}
        {part && (
          <RemoveText
            restApiId={restApiId}
            part={part}
            fallback={target.kind === 'part' ? target.fallback : undefined}
            removeAction={actions.remove}
            restoreAction={actions.create}
          />
        )}
      </div>
    </Form>
  )
}
