'use client'

import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useState } from 'react'
import { TextArea } from '#components/ui/text-area.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { membersOf, readTags, tagsText, textMember, withMember } from './part-properties.ts'

interface TextFieldsProps {
  type: string
  /** JSON text. */
  properties: string
  onChange: (properties: string) => void
  /** Goes to the JSON, where all members are. */
  onJson: () => void
  /** An override has just been asked for: writing goes on in it. */
  autoFocus: boolean
}

/** The members that people write, by type; the rest stays as it is. */
export function TextFields({ type, properties, onChange, onJson, autoFocus }: TextFieldsProps) {
  const t = useTranslations('documentation')
  const members = membersOf(properties)
  const [tags, setTags] = useState(() => tagsText(members))
  const isMethod = type === 'METHOD'
  const hasTitle = type === 'MODEL'
  const known = new Set(['description', ...(isMethod ? ['summary', 'tags'] : []), ...(hasTitle ? ['title'] : [])])
  const others = Object.keys(members).filter((name) => !known.has(name))
  return (
    <>
      {isMethod && (
        <TextField
          label={t('textFields.summary')}
          value={textMember(members, 'summary')}
          onChange={(text) => onChange(withMember(properties, 'summary', text))}
          placeholder={t('textFields.listPets')}
          help={t('textFields.oneLineTheNameOf')}
          optional
          autoComplete="off"
          onKeyDown={saveByKeyboard}
        />
      )}
      {hasTitle && (
        <TextField
          label={t('textFields.title')}
          value={textMember(members, 'title')}
          onChange={(text) => onChange(withMember(properties, 'title', text))}
          optional
          autoComplete="off"
          onKeyDown={saveByKeyboard}
        />
      )}
      <TextArea
        label={t('textFields.description')}
        autoFocus={autoFocus}
        value={textMember(members, 'description')}
        onChange={(text) => onChange(withMember(properties, 'description', text))}
        rows={isMethod || type === 'API' ? 10 : 6}
        onKeyDown={saveByKeyboard}
        help={t('textFields.markdownBoldCodeListsLinks')}
      />
      {isMethod && (
        <TextField
          label={t('textFields.tags')}
          value={tags}
          onChange={(text) => {
            setTags(text)
            onChange(withMember(properties, 'tags', readTags(text)))
          }}
          placeholder={t('textFields.petsStore')}
          help={t('textFields.withCommasBetweenThemHow')}
          optional
          autoComplete="off"
          onKeyDown={saveByKeyboard}
        />
      )}
      {others.length > 0 && (
        <p className="text-[0.8125rem] text-muted">
          {t.rich('textFields.keptAsTheyAre', {
            names: others.join(', '),
            code: (names) => <code>{names}</code>,
            button: (words) => (
              <button type="button" className="text-link" onClick={onJson}>
                {words}
              </button>
            ),
          })}
        </p>
      )}
    </>
  )
}

function saveByKeyboard(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'preventDefault' | 'target'>): void {
  if (event.key !== 's' || !(event.ctrlKey || event.metaKey)) return
  event.preventDefault()
  if (event.target instanceof Element) event.target.closest('form')?.requestSubmit()
}
