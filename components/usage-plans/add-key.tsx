'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Form } from '#components/ui/form.tsx'
import { type FoundOptions, SearchSelect } from '#components/ui/search-select.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'

interface AddKeyProps {
  usagePlanId: string
  /** Keys that are not in the plan. */
  find: (text: string) => Promise<FoundOptions>
  add: FormAction
}

/** Puts a key of the account into a plan: found by its name, id, app or owner. */
export function AddKey({ usagePlanId, find, add }: AddKeyProps) {
  const t = useTranslations('usage-plans.planKeys')
  const [added, setAdded] = useState(0)
  return (
    <Form action={add} hidden={{ usagePlanId }} onDone={() => setAdded(added + 1)}>
      <div className="flex flex-wrap items-end gap-3">
        <SearchSelect
          key={added}
          name="keyId"
          label={t('add')}
          placeholder={t('find')}
          find={find}
          className="sm:w-96"
        />
        <SubmitButton variant="secondary">{t('addButton')}</SubmitButton>
      </div>
    </Form>
  )
}
