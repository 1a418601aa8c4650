'use client'

import { useTranslations } from 'next-intl'
import { useCallback, useRef, useState } from 'react'
import { Card } from '#components/ui/card.tsx'
import { Form } from '#components/ui/form.tsx'
import type { SelectOption } from '#components/ui/option-item.tsx'
import { type FoundOptions, SearchSelect } from '#components/ui/search-select.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'

interface CloneCardProps {
  /** The APIs of the account that fit what is typed. */
  find: (text: string) => Promise<FoundOptions>
  /** What the address says is to be cloned. */
  chosen: SelectOption | undefined
  action: FormAction
}

/** A copy of an API's draft under a name of its own. */
export function CloneCard({ find, chosen, action }: CloneCardProps) {
  const t = useTranslations('publish.start')
  const [source, setSource] = useState(chosen)
  const known = useRef<readonly SelectOption[]>([])
  // Undefined until somebody types one: it follows what is chosen.
  const [typed, setTyped] = useState<string>()
  const search = useCallback(
    async (text: string) => {
      const found = await find(text)
      known.current = found.options
      return found
    },
    [find],
  )
  return (
    <Card title={t('clone')} description={t('cloneHelp')}>
      <Form action={action}>
        <SearchSelect
          name="cloneFrom"
          label={t('cloneFrom')}
          find={search}
          selected={source ?? null}
          onChange={(id) => setSource((before) => [...known.current, before].find((option) => option?.value === id))}
        />
        <TextField
          name="name"
          label={t('cloneName')}
          value={typed ?? (source ? t('copyOf', { name: source.label }) : '')}
          onChange={setTyped}
          autoComplete="off"
          autoFocus={chosen !== undefined}
        />
        <SubmitButton variant="secondary" className="self-start">
          {t('cloneIt')}
        </SubmitButton>
      </Form>
    </Card>
  )
}
