'use client'

import { Plus, X } from 'lucide-react'
import { useId, useState } from 'react'
import { Input, TextArea, TextField } from 'react-aria-components'
import { Button } from '#components/ui/button.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { inputStyle } from '#components/ui/field-style.ts'
import { IconButton } from '#components/ui/icon-button.tsx'

interface PairRowsProps {
  /** Name in the form: rows are sent as `{field}.name` and `{field}.value`. */
  field: string
  label: string
  help?: string
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
  /** Rows that are often wanted: a button adds those that are not there. */
  preset?: { label: string; rows: readonly (readonly [name: string, value: string])[] }
}

/** A map as rows that can be added and taken away. */
export function PairRows(props: PairRowsProps) {
  const { label, help, rows, preset } = props
  const [keyed, setKeyed] = useState(() => rows.map(([name, value], index) => ({ key: index, name, value })))
  const [next, setNext] = useState(rows.length)
  const labelId = useId()
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
    <fieldset className="flex min-w-0 flex-col gap-2" aria-labelledby={labelId}>
      <span id={labelId} className="font-medium text-[0.8125rem]">
        {label}
      </span>
      {keyed.map((row) => (
        <PairRow
          key={row.key}
          {...props}
          name={row.name}
          value={row.value}
          isNew={row.key >= rows.length}
          onRemove={() => setKeyed(keyed.filter(({ key }) => key !== row.key))}
        />
      ))}
      {help && <p className="text-[0.8125rem] text-muted">{help}</p>}
      <div className="flex flex-wrap gap-2">
        <Button size="small" icon={<Plus />} onPress={add}>
          Add
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

interface PairRowProps extends PairRowsProps {
  name: string
  value: string
  isNew: boolean
  onRemove: () => void
}

function PairRow(props: PairRowProps) {
  const { field, nameLabel, valueLabel, name, value, isNew, multiline, choices } = props
  const box = classNames(inputStyle, 'h-control font-mono text-[0.8125rem]')
  return (
    <div className="flex flex-wrap items-start gap-2 sm:flex-nowrap">
      <TextField
        name={`${field}.name`}
        defaultValue={name}
        aria-label={nameLabel}
        autoFocus={isNew}
        className={classNames('w-full min-w-0', multiline ? 'sm:w-56' : 'sm:flex-1')}
      >
        <Input placeholder={props.namePlaceholder ?? nameLabel} className={box} />
      </TextField>
      {choices && (
        <select name={`${field}.value`} defaultValue={value} aria-label={valueLabel} className={`${box} max-w-36`}>
          {choices.map((choice) => (
            <option key={choice}>{choice}</option>
          ))}
        </select>
      )}
      {valueLabel && !choices && (
        <TextField name={`${field}.value`} defaultValue={value} aria-label={valueLabel} className="min-w-0 flex-1">
          {multiline ? (
            <TextArea
              rows={5}
              className={classNames(inputStyle, 'resize-y py-2 font-mono text-[0.8125rem] leading-5')}
            />
          ) : (
            <Input placeholder={props.valuePlaceholder ?? valueLabel} className={box} />
          )}
        </TextField>
      )}
      <IconButton label={`Remove ${name || 'row'}`} icon={<X />} onPress={props.onRemove} />
    </div>
  )
}
