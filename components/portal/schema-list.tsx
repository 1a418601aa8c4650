'use client'

import { Plus, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { IconButton } from '#components/ui/icon-button.tsx'
import type { FormField } from '#server/portals/try/form-field.ts'
import { AddPart } from './add-part.tsx'
import { type BodyValue, startOf } from './body-value.ts'
import type { SchemaHolderProps } from './schema-field-props.ts'

/** The items of a list, one below the other. */
export function SchemaList({
  name,
  field,
  required,
  value,
  onChange,
  item,
  Field,
}: SchemaHolderProps & { item: FormField }) {
  const t = useTranslations('portal.fields')
  if (value === undefined) return <AddPart name={name} onAdd={() => onChange(startOf(field))} />
  const items = Array.isArray(value) ? value : []
  const replace = (index: number, next: BodyValue | undefined) => onChange(items.with(index, next ?? ''))
  return (
    <fieldset className="flex min-w-0 flex-col gap-3 border-line border-l-2 pl-3">
      <legend className="float-left flex w-full items-center justify-between gap-2">
        <span>
          <code className="text-[0.8125rem] wrap-anywhere">{name}</code>{' '}
          <span className="text-faint text-xs">{t('items', { count: items.length })}</span>
        </span>
        {!required && <IconButton label={t('removePart', { name })} icon={<X />} onPress={() => onChange(undefined)} />}
      </legend>
      {field.description && <p className="clear-both text-[0.8125rem] text-muted wrap-anywhere">{field.description}</p>}
      {items.map((one, index) => {
        const itemName = `${name}[${index}]`
        return (
          // An item has no name but its place.
          <div key={itemName} className="flex min-w-0 items-start gap-1 [&>:first-child]:min-w-0 [&>:first-child]:grow">
            <Field name={itemName} field={item} required value={one} onChange={(next) => replace(index, next)} />
            <IconButton
              label={t('removePart', { name: itemName })}
              icon={<X />}
              onPress={() => onChange(items.toSpliced(index, 1))}
            />
          </div>
        )
      })}
      <Button
        variant="ghost"
        size="small"
        icon={<Plus />}
        className="-ml-2 self-start"
        onPress={() => onChange([...items, startOf(item)])}
      >
        {t('addItem')}
      </Button>
    </fieldset>
  )
}
