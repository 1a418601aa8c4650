'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { Select } from '#components/ui/select.tsx'
import { TextArea } from '#components/ui/text-area.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { type BodyValue, pairText, parsed } from './body-value.ts'
import { ChoiceList } from './choice-list.tsx'
import type { SchemaFieldProps } from './schema-field-props.ts'
import { SchemaList } from './schema-list.tsx'
import { SchemaObject } from './schema-object.tsx'

/** A control for one value of a body, by its schema. */
export function SchemaField(props: SchemaFieldProps) {
  const t = useTranslations('portal.fields')
  const { name, field, required, value, onChange } = props
  const label = <code className="font-normal text-[0.8125rem]">{name}</code>
  const shared = { label, optional: !required, help: field.description }
  switch (field.kind) {
    case 'object':
      return <SchemaObject {...props} members={field.members} Field={SchemaField} />
    case 'list':
      if (field.item.kind !== 'choice') return <SchemaList {...props} item={field.item} Field={SchemaField} />
      return <ChoiceListOf {...props} values={field.item.values} />
    case 'choice':
      return <OneOf {...shared} values={field.values} value={value} required={required} onChange={onChange} />
    case 'boolean':
      return <OneOf {...shared} values={[true, false]} value={value} required={required} onChange={onChange} />
    case 'number':
      return <NumberField {...props} />
    case 'json':
      return <JsonField {...props} />
    default:
      return (
        <TextField
          {...shared}
          value={value === undefined ? '' : pairText(value)}
          onChange={(text) => onChange(text === '' && !required ? undefined : text)}
          placeholder={value === undefined ? t('notSent') : ''}
          monospace
        />
      )
  }
}

function ChoiceListOf({
  name,
  field,
  required,
  values,
  value,
  onChange,
}: SchemaFieldProps & { values: readonly (string | number | boolean)[] }) {
  const chosen = Array.isArray(value) ? value.map(pairText) : []
  return (
    <ChoiceList
      label={<code className="font-normal text-[0.8125rem]">{name}</code>}
      values={values.map(String)}
      chosen={chosen}
      optional={!required}
      help={field.description}
      onChange={(next) => {
        const items = values.filter((one) => next.includes(String(one)))
        onChange(items.length === 0 && !required ? undefined : items)
      }}
    />
  )
}

interface OneOfProps {
  label: ReactNode
  optional: boolean
  help: string | undefined
  values: readonly (string | number | boolean)[]
  value: BodyValue | undefined
  required: boolean
  onChange: (value: BodyValue | undefined) => void
}

function OneOf({ values, value, required, onChange, ...shared }: OneOfProps) {
  const t = useTranslations('portal.fields')
  const options = values.map((one, index) => ({ value: String(index), label: String(one) }))
  const index = values.findIndex((one) => one === value || String(one) === value)
  return (
    <Select
      {...shared}
      value={index < 0 ? '' : String(index)}
      onChange={(chosen) => onChange(values[Number(chosen)] ?? undefined)}
      options={required ? options : [{ value: 'none', label: t('notSent') }, ...options]}
      placeholder={t('notSent')}
    />
  )
}

/** What is typed stays as it is, `1.` and `-` too; what is no number is sent as the text that it is. */
function NumberField({ name, field, required, value, onChange }: SchemaFieldProps) {
  const t = useTranslations('portal.fields')
  const [typed, setTyped] = useState('')
  const known = value === undefined ? '' : pairText(value)
  return (
    <TextField
      label={<code className="font-normal text-[0.8125rem]">{name}</code>}
      optional={!required}
      help={field.description}
      inputMode="decimal"
      value={numberOf(typed) === value ? typed : known}
      onChange={(text) => {
        setTyped(text)
        onChange(text.trim() === '' && required ? '' : numberOf(text))
      }}
      placeholder={value === undefined ? t('notSent') : ''}
      monospace
    />
  )
}

function numberOf(text: string): BodyValue | undefined {
  if (text.trim() === '') return undefined
  const number = Number(text)
  return Number.isFinite(number) ? number : text
}

/** What no form can be made for is written as JSON; what is being typed is kept until it can be read. */
function JsonField({ name, field, required, value, onChange }: SchemaFieldProps) {
  const t = useTranslations('portal.fields')
  const known = value === undefined ? '' : JSON.stringify(value, undefined, 2)
  const [typed, setTyped] = useState<string>()
  return (
    <TextArea
      label={
        <>
          <code className="font-normal text-[0.8125rem]">{name}</code>{' '}
          <span className="font-normal text-faint text-xs">JSON</span>
        </>
      }
      optional={!required}
      help={typed === undefined ? field.description : t('noJson')}
      isInvalid={typed !== undefined}
      value={typed ?? known}
      rows={3}
      monospace
      spellCheck="false"
      onChange={(text) => {
        const read = parsed(text)
        const isRead = read !== undefined || text.trim() === ''
        setTyped(isRead ? undefined : text)
        if (isRead) onChange(read)
      }}
    />
  )
}
