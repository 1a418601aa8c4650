'use client'

import { useTranslations } from 'next-intl'
import { Select } from '#components/ui/select.tsx'
import type { TryExample } from '#server/portals/try/named-examples.ts'

interface ExamplePickerProps {
  examples: readonly TryExample[]
  /** The name of one; undefined before a choice is the first. */
  value: string | undefined
  onChange: (name: string) => void
}

/** Which of an operation's examples is filled in; nothing to choose from where there is one at most. */
export function ExamplePicker({ examples, value, onChange }: ExamplePickerProps) {
  const t = useTranslations('portal.fields')
  if (examples.length < 2) return null
  return (
    <Select
      label={t('example')}
      value={value ?? examples[0]?.name ?? ''}
      onChange={onChange}
      options={examples.map(({ name, summary }) => ({
        value: name,
        label: name,
        ...(summary ? { help: summary } : {}),
      }))}
    />
  )
}
