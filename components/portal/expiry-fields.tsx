'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Select } from '#components/ui/select.tsx'
import { TextField } from '#components/ui/text-field.tsx'

const dayMs = 86_400_000
const spans = ['30', '90', '365'] as const

/** When the key ends: never, after some days, or with a day that is chosen; the field says the moment. */
export function ExpiryFields({ expiresAt }: { expiresAt: Date | undefined }) {
  const t = useTranslations('portal.expiry')
  const [choice, setChoice] = useState(expiresAt ? 'date' : '90')
  const [date, setDate] = useState(() => dayOf(expiresAt ?? new Date(Date.now() + 90 * dayMs)))
  return (
    <>
      <Select
        label={t('label')}
        value={choice}
        onChange={setChoice}
        options={[
          ...spans.map((days) => ({ value: days, label: t('inDays', { days: Number(days) }) })),
          { value: 'date', label: t('onDate') },
          { value: 'never', label: t('never') },
        ]}
        help={t('help')}
      />
      {choice === 'date' && <TextField label={t('date')} type="date" value={date} onChange={setDate} />}
      <input type="hidden" name="expiresAt" value={momentOf(choice, date)} />
    </>
  )
}

/** `2026-12-31`, in the reader's own time. */
function dayOf(date: Date): string {
  const two = (number: number) => String(number).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** ISO 8601; the end of the chosen day in the reader's own time; empty for never. */
function momentOf(choice: string, date: string): string {
  if (choice === 'never') return ''
  if (choice !== 'date') return new Date(Date.now() + Number(choice) * dayMs).toISOString()
  const end = new Date(`${date}T23:59:59`)
  return Number.isNaN(end.getTime()) ? date : end.toISOString()
}
