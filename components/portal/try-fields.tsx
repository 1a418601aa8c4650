'use client'

import { Plus, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { IconButton } from '#components/ui/icon-button.tsx'
import { Select } from '#components/ui/select.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { TryParameter } from '#server/portals/try/operation-parameters.ts'
import type { TryOperation } from '#server/portals/try/try-operations.ts'
import { ChoiceList } from './choice-list.tsx'
import { fieldName, type RequestDraft } from './request-draft.ts'
import { TryBody } from './try-body.tsx'

interface TryFieldsProps {
  operation: TryOperation
  draft: RequestDraft
  onChange: (draft: RequestDraft) => void
  /** Marks what must be filled in and is not. */
  showMissing: boolean
}

const places = ['path', 'query', 'header'] as const

/** Path, query, headers and body of one request, with a working example in them. */
export function TryFields({ operation, draft, onChange, showMissing }: TryFieldsProps) {
  const t = useTranslations('portal.fields')
  const setValue = (parameter: TryParameter, value: string) =>
    onChange({ ...draft, values: { ...draft.values, [fieldName(parameter)]: value } })
  return (
    <>
      {places.map((place) => {
        const parameters = operation.parameters.filter((parameter) => parameter.in === place)
        if (parameters.length === 0) return null
        return (
          <fieldset key={place} className="flex min-w-0 flex-col gap-3">
            <legend className="mb-2 font-medium text-faint text-xs">{t(`places.${place}`)}</legend>
            {parameters.map((parameter) => (
              <ParameterField
                key={parameter.name}
                parameter={parameter}
                value={draft.values[fieldName(parameter)] ?? ''}
                onChange={(value) => setValue(parameter, value)}
                showMissing={showMissing}
              />
            ))}
          </fieldset>
        )
      })}
      {operation.body && <TryBody body={operation.body} draft={draft} onChange={onChange} />}
      <ExtraHeaders draft={draft} onChange={onChange} />
    </>
  )
}

interface ParameterFieldProps {
  parameter: TryParameter
  value: string
  onChange: (value: string) => void
  showMissing: boolean
}

function ParameterField({ parameter, value, onChange, showMissing }: ParameterFieldProps) {
  const t = useTranslations('portal.fields')
  const { name, required, description, example, values } = parameter
  const label = <code className="font-normal text-[0.8125rem]">{name}</code>
  if (values && values.length > 0 && parameter.isList) {
    return (
      <ChoiceList
        label={label}
        values={values}
        chosen={value.split(',').filter(Boolean)}
        onChange={(chosen) => onChange(chosen.join(','))}
        optional={!required}
        help={description}
      />
    )
  }
  if (values && values.length > 0) {
    const options = values.map((one) => ({ value: one, label: one }))
    return (
      <Select
        label={label}
        optional={!required}
        value={value}
        onChange={(chosen) => onChange(chosen === unset ? '' : chosen)}
        options={required ? options : [{ value: unset, label: t('notSent') }, ...options]}
        placeholder={t('notSent')}
        help={description}
      />
    )
  }
  return (
    <TextField
      label={label}
      optional={!required}
      value={value}
      onChange={onChange}
      placeholder={example}
      help={description}
      isInvalid={showMissing && required && value.trim() === ''}
      monospace
    />
  )
}

/** A choice has to have a name of its own: the empty one is no choice. */
const unset = '\u2014'

function ExtraHeaders({ draft, onChange }: Pick<TryFieldsProps, 'draft' | 'onChange'>) {
  const t = useTranslations('portal.fields')
  const { extraHeaders } = draft
  const set = (next: RequestDraft['extraHeaders']) => onChange({ ...draft, extraHeaders: next })
  const edit = (id: number, change: { name?: string; value?: string }) =>
    set(extraHeaders.map((header) => (header.id === id ? { ...header, ...change } : header)))
  return (
    <div className="flex flex-col gap-2">
      {extraHeaders.map((header) => (
        <div key={header.id} className="flex items-end gap-2">
          <TextField label={t('header')} value={header.name} onChange={(name) => edit(header.id, { name })} monospace />
          <TextField
            label={t('value')}
            value={header.value}
            onChange={(value) => edit(header.id, { value })}
            monospace
          />
          <IconButton
            label={t('removeHeader', { name: header.name })}
            icon={<X />}
            onPress={() => set(extraHeaders.filter(({ id }) => id !== header.id))}
          />
        </div>
      ))}
      <Button
        variant="ghost"
        size="small"
        icon={<Plus />}
        className="self-start"
        onPress={() => set([...extraHeaders, { id: (extraHeaders.at(-1)?.id ?? 0) + 1, name: '', value: '' }])}
      >
        {t('addHeader')}
      </Button>
    </div>
  )
}
