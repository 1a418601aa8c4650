'use client'

import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { IconButton } from '#components/ui/icon-button.tsx'
import type { FormMember } from '#server/portals/try/form-field.ts'
import { AddPart } from './add-part.tsx'
import { memberOf, startOf, withMember } from './body-value.ts'
import type { SchemaHolderProps } from './schema-field-props.ts'

/** The members of an object inside another value; one that may be left out is added by a button. */
export function SchemaObject({
  name,
  field,
  required,
  value,
  onChange,
  members,
  Field,
}: SchemaHolderProps & { members: readonly FormMember[] }) {
  const t = useTranslations('portal.fields')
  if (value === undefined) return <AddPart name={name} onAdd={() => onChange(startOf(field))} />
  return (
    <fieldset className="flex min-w-0 flex-col gap-3 border-line border-l-2 pl-3">
      <legend className="float-left flex w-full items-center justify-between gap-2">
        <code className="text-[0.8125rem] wrap-anywhere">{name}</code>
        {!required && <IconButton label={t('removePart', { name })} icon={<X />} onPress={() => onChange(undefined)} />}
      </legend>
      {field.description && <p className="clear-both text-[0.8125rem] text-muted wrap-anywhere">{field.description}</p>}
      {members.map((member) => (
        <Field
          key={member.name}
          {...member}
          value={memberOf(value, member.name)}
          onChange={(next) => onChange(withMember(value, member.name, next))}
        />
      ))}
    </fieldset>
  )
}
