'use client'

import { Plus, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { Input, TextField } from 'react-aria-components'
import { Button } from '#components/ui/button.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { inputStyle } from '#components/ui/field-style.ts'
import { IconButton } from '#components/ui/icon-button.tsx'
import { type DeclaredParameter, parameterPlaces } from './declared-parameters.ts'
import { RefusedField } from './refused-field.tsx'
import { RowsLabel } from './rows-label.tsx'

interface ParameterRowsProps {
  parameters: readonly DeclaredParameter[]
  /** Variables of the resource's path, offered for parameters in the path. */
  pathVariables: readonly string[]
  /** Without an integration there is nothing to cache. */
  canCache: boolean
}

/** Request parameters as rows: sent as `parameters.place`, `.name`, `.required` and `.cached`. */
export function ParameterRows({ parameters, pathVariables, canCache }: ParameterRowsProps) {
  const t = useTranslations('apis.parameterRows')
  const [rows, setRows] = useState(() => parameters.map((parameter, key) => ({ key, parameter })))
  const [next, setNext] = useState(parameters.length)
  const id = useId()
  const add = (parameter: DeclaredParameter) => {
    setRows([...rows, { key: next, parameter }])
    setNext(next + 1)
  }
  const known = new Set(rows.map(({ parameter }) => `${parameter.place} ${parameter.name}`))
  const missing = pathVariables.filter((name) => !known.has(`path ${name}`))
  return (
    <fieldset name="requestParameters" className="flex min-w-0 flex-col gap-2" aria-labelledby={id}>
      <RowsLabel id={id} info="methods.requestParameters">
        {t('label')}
      </RowsLabel>
      {rows.map(({ key, parameter }) => (
        <ParameterRow
          key={key}
          parameter={parameter}
          isNew={key >= parameters.length}
          canCache={canCache}
          onRemove={() => setRows(rows.filter((row) => row.key !== key))}
        />
      ))}
      <RefusedField name="requestParameters" />
      <p className="text-[0.8125rem] text-muted">{t('help')}</p>
      <div className="flex flex-wrap gap-2 in-disabled:hidden">
        <Button
          size="small"
          icon={<Plus />}
          onPress={() => add({ place: 'querystring', name: '', isRequired: false, isCached: false })}
        >
          {t('add')}
        </Button>
        {missing.map((name) => (
          <Button
            key={name}
            size="small"
            variant="ghost"
            onPress={() => add({ place: 'path', name, isRequired: true, isCached: false })}
          >
            {t('addPath', { name: `{${name}}` })}
          </Button>
        ))}
      </div>
    </fieldset>
  )
}

interface ParameterRowProps {
  parameter: DeclaredParameter
  isNew: boolean
  canCache: boolean
  onRemove: () => void
}

const box = classNames(
  inputStyle,
  'h-control font-mono text-[0.8125rem] disabled:border-line disabled:bg-sunken disabled:text-muted',
)

function ParameterRow({ parameter, isNew, canCache, onRemove }: ParameterRowProps) {
  const t = useTranslations('apis.parameterRows')
  const [isRequired, setRequired] = useState(parameter.isRequired)
  const [isCached, setCached] = useState(parameter.isCached)
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 lg:flex-nowrap">
      <select
        name="parameters.place"
        defaultValue={parameter.place}
        aria-label={t('place')}
        className={classNames(box, 'sm:max-w-40')}
      >
        {parameterPlaces.map((place) => (
          <option key={place} value={place}>
            {t(`places.${place}`)}
          </option>
        ))}
      </select>
      <TextField
        name="parameters.name"
        defaultValue={parameter.name}
        aria-label={t('name')}
        autoComplete="off"
        autoFocus={isNew}
        className="min-w-0 flex-1"
      >
        <Input placeholder={t('name')} className={box} />
      </TextField>
      <input type="hidden" name="parameters.required" value={String(isRequired)} />
      <input type="hidden" name="parameters.cached" value={String(isCached)} />
      <div className="flex items-center gap-4 text-[0.8125rem]">
        <Checkbox isSelected={isRequired} onChange={setRequired}>
          {t('required')}
        </Checkbox>
        {canCache && (
          <Checkbox isSelected={isCached} onChange={setCached}>
            {t('cached')}
          </Checkbox>
        )}
        <IconButton
          label={t('remove', { name: parameter.name || t('row') })}
          icon={<X />}
          onPress={onRemove}
          className="in-disabled:hidden"
        />
      </div>
    </div>
  )
}
