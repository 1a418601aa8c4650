'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Segments } from '#components/ui/segments.tsx'
import { TextArea } from '#components/ui/text-area.tsx'
import type { FormField } from '#server/portals/try/form-field.ts'
import type { TryBody as Body } from '#server/portals/try/try-operations.ts'
import { isObject, memberOf, readBody, syntaxOf, withMember, writeBody } from './body-value.ts'
import { FileField } from './file-field.tsx'
import { isMultipart, type RequestDraft, wholeBody } from './request-draft.ts'
import { SchemaField } from './schema-field.tsx'

interface TryBodyProps {
  body: Body
  draft: RequestDraft
  onChange: (draft: RequestDraft) => void
}

/** The body of a request: a form where its schema makes one, which writes the same text that one can write oneself. */
export function TryBody({ body, draft, onChange }: TryBodyProps) {
  const t = useTranslations('portal.fields')
  const [view, setView] = useState<'form' | 'text'>('form')
  const { contentType, form } = body
  if (form?.kind === 'file') return <WholeFile body={body} draft={draft} onChange={onChange} />
  const onlyForm = isMultipart(contentType)
  const shown = form && (onlyForm || view === 'form') ? form : undefined
  return (
    <fieldset className="flex min-w-0 flex-col gap-3">
      <legend className="float-left flex w-full flex-wrap items-center justify-between gap-2">
        <span className="font-medium text-[0.8125rem]">
          {t('body')} <span className="font-normal text-faint text-xs">{contentType}</span>
        </span>
        {form && !onlyForm && (
          <Segments
            label={t('bodyAs')}
            value={view}
            onChange={(next) => setView(next === 'text' ? 'text' : 'form')}
            choices={[
              { value: 'form', label: t('asForm') },
              { value: 'text', label: t('asText') },
            ]}
          />
        )}
      </legend>
      {shown ? (
        <BodyForm form={shown} contentType={contentType} draft={draft} onChange={onChange} />
      ) : (
        <TextArea
          label={<span className="sr-only">{t('body')}</span>}
          value={draft.body}
          onChange={(text) => onChange({ ...draft, body: text })}
          rows={Math.min(14, Math.max(4, draft.body.split('\n').length))}
          monospace
          spellCheck="false"
          className="clear-both"
        />
      )}
    </fieldset>
  )
}

function WholeFile({ body, draft, onChange }: TryBodyProps) {
  const t = useTranslations('portal.fields')
  const { contentType, form } = body
  return (
    <FileField
      name={`${t('body')} ${contentType}`}
      accept={contentType}
      help={form?.description}
      file={draft.files[wholeBody]}
      onChange={(file) => onChange({ ...draft, files: withFile(draft.files, wholeBody, file) })}
    />
  )
}

function BodyForm({
  form,
  contentType,
  draft,
  onChange,
}: Omit<TryBodyProps, 'body'> & { form: FormField; contentType: string }) {
  const t = useTranslations('portal.fields')
  const syntax = syntaxOf(contentType)
  const value = readBody(draft.body, syntax, form)
  if (value === undefined) return <p className="clear-both text-[0.8125rem] text-danger">{t('noForm')}</p>
  const change = (next: typeof value) => onChange({ ...draft, body: writeBody(next, syntax) })
  if (form.kind !== 'object' || !isObject(value)) {
    return <SchemaField name={t('body')} field={form} required value={value} onChange={(next) => change(next ?? '')} />
  }
  return (
    <div className="clear-both flex flex-col gap-3">
      {form.members.map(({ name, required, field }) =>
        field.kind === 'file' ? (
          <FileField
            key={name}
            name={name}
            accept=""
            help={field.description}
            file={draft.files[name]}
            onChange={(file) => onChange({ ...draft, files: withFile(draft.files, name, file) })}
          />
        ) : (
          <SchemaField
            key={name}
            name={name}
            required={required}
            field={field}
            value={memberOf(value, name)}
            onChange={(next) => change(withMember(value, name, next))}
          />
        ),
      )}
    </div>
  )
}

function withFile(files: RequestDraft['files'], name: string, file: File | undefined): RequestDraft['files'] {
  const others = Object.entries(files).filter(([other]) => other !== name)
  return Object.fromEntries(file ? [...others, [name, file]] : others)
}
