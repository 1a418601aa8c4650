'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { FreshForm } from '#components/ui/fresh-form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { WriteFields } from '#components/ui/write-fields.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'

interface DraftFormProps {
  action: FormAction
  hidden: Readonly<Record<string, string>>
  /** What is saved: a change made elsewhere shows in fields that nobody has touched. */
  saved: unknown
  /** Viewers see the fields, and cannot change them. */
  canWrite: boolean
  submitLabel: string
  children: ReactNode
}

/** A form over one part of the definition. */
export function DraftForm({ action, hidden, saved, canWrite, submitLabel, children }: DraftFormProps) {
  const t = useTranslations('apis')
  return (
    <FreshForm action={action} hidden={hidden} version={JSON.stringify(saved ?? null)}>
      {!canWrite && <Notice tone="info">{t('readOnly')}</Notice>}
      <WriteFields canWrite={canWrite}>{children}</WriteFields>
      {canWrite && (
        <SubmitButton variant="secondary" className="self-start">
          {submitLabel}
        </SubmitButton>
      )}
    </FreshForm>
  )
}
