'use client'

import { useTranslations } from 'next-intl'
import { TextField } from '#components/ui/text-field.tsx'

interface ColourFieldProps {
  name: string
  label: string
  /** `#rrggbb`, or what is being typed. */
  value: string
  onChange: (value: string) => void
}

/** A colour, typed or chosen. */
export function ColourField({ name, label, value, onChange }: ColourFieldProps) {
  const t = useTranslations('portals.branding')
  return (
    <div className="flex items-end gap-2">
      <div className="min-w-0 flex-1">
        <TextField name={name} label={label} value={value} onChange={onChange} monospace autoComplete="off" />
      </div>
      <input
        type="color"
        aria-label={t('pick', { name: label })}
        value={/^#[0-9a-f]{6}$/i.test(value) ? value : '#000000'}
        onChange={(event) => onChange(event.target.value)}
        className="size-control shrink-0 cursor-pointer rounded-md border border-line-strong bg-surface p-0.5"
      />
    </div>
  )
}
