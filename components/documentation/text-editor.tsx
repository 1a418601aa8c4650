'use client'

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
  const { restApiId, target, properties, saved, draftId, actions } = props
  const { drafts, setDraft } = useTextDrafts()
  const [view, setView] = useState('fields')
  const [isTaken, setIsTaken] = useState(false)
  const draft = drafts.get(draftId)
  const read = readProperties(properties)
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
    showToast({ message: 'Text saved' })
    return after
  }
  const mayNotSave =
    problem !== undefined || isTaken || (part ? sameProperties(properties, saved) : properties.trim() === '')
  return (
    <Form action={save} hidden={part ? { restApiId, documentationPartId: part.id } : { restApiId }} aria-label="Text">
      {draft && draft.base !== saved && (
        <Notice
          tone="warn"
          title="Somebody else has saved this text since you began"
          action={
            <Button size="small" onPress={() => setDraft(draftId, undefined)}>
              Show theirs
            </Button>
          }
        >
          Saving replaces what they wrote.
        </Notice>
      )}
      {part && (part.appliesTo > 1 || (target.kind === 'part' && target.isSource)) && (
        <Notice title={`Written for ${placeWords(part.location)}`}>
          {part.appliesTo === 0
            ? 'Nothing shows it: its place is not in the API, or every place below has a text of its own.'
            : `A change shows in ${countWords(part.appliesTo, 'place')}.`}
        </Notice>
      )}
      <Segments
        label="Write as"
        choices={[
          { value: 'fields', label: 'Fields', isDisabled: problem !== undefined },
          { value: 'json', label: 'JSON' },
        ]}
        value={isJson ? 'json' : 'fields'}
        onChange={setView}
      />
      {isJson ? (
        <CodeEditor
          label="Properties, JSON"
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
        <SubmitButton isDisabled={mayNotSave}>Save text</SubmitButton>
        {draft && (
          <Button variant="ghost" onPress={() => setDraft(draftId, undefined)}>
            {target.kind === 'inherited' ? 'Keep the inherited text' : 'Discard'}
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
