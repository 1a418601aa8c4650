'use client'

import { Plus, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { Input, TextArea, TextField } from 'react-aria-components'
import { Button } from '#components/ui/button.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { inputStyle } from '#components/ui/field-style.ts'
import type { HelpTopic } from '#components/ui/help-topic.ts'
import { IconButton } from '#components/ui/icon-button.tsx'
import { RefusedField } from './refused-field.tsx'
import { RowsLabel } from './rows-label.tsx'

interface PairRowsProps {
  /** Name in the form: rows are sent as `{field}.name` and `{field}.value`; what is said about the member stands below. */
  field: string
  label: string
  help?: string
  /** Entry of the help panel that tells what it means. */
  info?: HelpTopic
  nameLabel: string
  /** Without one the rows are names only. */
  valueLabel?: string
  namePlaceholder?: string
  valuePlaceholder?: string
  rows: readonly (readonly [name: string, value: string])[]
  /** Values are texts of several lines. */
  multiline?: boolean
  /** Values are one of these. */
  choices?: readonly string[]
  /** What choices are called, where they are not shown as they are. */
  choiceLabels?: Readonly<Record<string, string>>
  /** What may be typed, offered while typing. */
  nameSuggestions?: readonly string[]
  valueSuggestions?: readonly string[]
  /** Rows that are often wanted: a button adds those that are not there. */
  preset?: { label: string; rows: readonly (readonly [name: string, value: string])[] }
}

/** A map as rows that can be added and taken away. */
export function PairRows(props: PairRowsProps) {
  const { field, label, help, rows, preset } = props
  const t = useTranslations('apis.pairRows')
  const [keyed, setKeyed] = useState(() => rows.map(([name, value], index) => ({ key: index, name, value })))
  const [next, setNext] = useState(rows.length)
  const id = useId()
  const add = () => {
    setKeyed([...keyed, { key: next, name: '', value: props.choices?.[0] ?? '' }])
    setNext(next + 1)
  }
  const addPreset = () => {
    const names = new Set(keyed.map(({ name }) => name.toLowerCase()))
    const missing = (preset?.rows ?? []).filter(([name]) => !names.has(name.toLowerCase()))
    setKeyed([...keyed, ...missing.map(([name, value], index) => ({ key: next + index, name, value }))])
    setNext(next + missing.length)
  }
  return (
    <fieldset name={field} className="flex min-w-0 flex-col gap-2" aria-labelledby={id}>
      <RowsLabel id={id} info={props.info}>
        {label}
      </RowsLabel>
      {keyed.map((row) => (
        <PairRow
          key={row.key}
          {...props}
          listId={id}
          name={row.name}
          value={row.value}
          isNew={row.key >= rows.length}
          onRemove={() => setKeyed(keyed.filter(({ key }) => key !== row.key))}
        />
      ))}
      <Suggestions id={`${id}names`} values={props.nameSuggestions} />
      <Suggestions id={`${id}values`} values={props.valueSuggestions} />
      <RefusedField name={field} />
      {help && <p className="text-[0.8125rem] text-muted">{help}</p>}
      <div className="flex flex-wrap gap-2 in-disabled:hidden">
        <Button size="small" icon={<Plus />} onPress={add}>
          {t('add')}
        </Button>
        {preset && (
          <Button size="small" variant="ghost" onPress={addPreset}>
            {preset.label}
          </Button>
        )}
      </div>
    </fieldset>
  )
}

function Suggestions({ id, values }: { id: string; values: readonly string[] | undefined }) {
  if (!values || values.length === 0) return null
  return (
    <datalist id={id}>
      {values.map((value) => (
        <option key={value} value={value} />
      ))}
    </datalist>
  )
}

interface PairRowProps extends PairRowsProps {
  listId: string
  name: string
  value: string
  isNew: boolean
  onRemove: () => void
}

const box = classNames(
  inputStyle,
  'h-control font-mono text-[0.8125rem] disabled:border-line disabled:bg-sunken disabled:text-muted',
)

function PairRow(props: PairRowProps) {
  const { field, nameLabel, valueLabel, name, value, isNew, multiline, choices } = props
  const t = useTranslations('apis.pairRows')
  return (
    <div className="flex flex-wrap items-start gap-2 sm:flex-nowrap">
      <TextField
        name={`${field}.name`}
        defaultValue={name}
        aria-label={nameLabel}
        autoFocus={isNew}
        className={classNames('w-full min-w-0', multiline ? 'sm:w-56' : 'sm:flex-1')}
      >
        <Input
          placeholder={props.namePlaceholder ?? nameLabel}
          className={box}
          {...(props.nameSuggestions ? { list: `${props.listId}names` } : {})}
        />
      </TextField>
      {choices && (
        <select name={`${field}.value`} defaultValue={value} aria-label={valueLabel} className={`${box} max-w-44`}>
          {choices.map((choice) => (
            <option key={choice} value={choice}>
              {props.choiceLabels?.[choice] ?? choice}
            </option>
          ))}
        </select>
      )}
      {valueLabel && !choices && <PairValue {...props} valueLabel={valueLabel} />}
      <IconButton
        label={t('remove', { name: name || t('row') })}
        icon={<X />}
        onPress={props.onRemove}
        className="in-disabled:hidden"
      />
    </div>
  )
}

function PairValue(props: PairRowProps & { valueLabel: string }) {
  const { field, value, valueLabel } = props
  return (
    <TextField name={`${field}.value`} defaultValue={value} aria-label={valueLabel} className="min-w-0 flex-1">
      {props.multiline ? (
        <TextArea rows={5} className={classNames(inputStyle, 'resize-y py-2 font-mono text-[0.8125rem] leading-5')} />
      ) : (
        <Input
          placeholder={props.valuePlaceholder ?? valueLabel}
          className={box}
          {...(props.valueSuggestions ? { list: `${props.listId}values` } : {})}
        />
      )}
    </TextField>
  )
}
