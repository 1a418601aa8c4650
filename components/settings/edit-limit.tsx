'use client'

import { Pencil } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import { Dialog } from '../ui/dialog.tsx'
import { DialogFooter } from '../ui/dialog-footer.tsx'
import { Form } from '../ui/form.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'
import { TextField } from '../ui/text-field.tsx'

interface EditLimitProps {
  limit: { name: string; noun: string; most: number; standard: number; ceiling?: number }
  action: FormAction
}

/** Sets one limit of the account. */
export function EditLimit({ limit, action }: EditLimitProps) {
  const { name, noun, most, standard, ceiling } = limit
  const t = useTranslations('settings.limits')
  const { number } = useFormatter()
  return (
    <Dialog
      title={noun}
      size="small"
      trigger={<IconButton label={t('change', { noun })} icon={<Pencil />} size="small" />}
    >
      <Form action={action} hidden={{ name }}>
        <TextField
          name={`limits.${name}`}
          label={t('most')}
          info="account.limits"
          inputMode="numeric"
          optional
          autoFocus
          defaultValue={most === standard ? '' : `${most}`}
          placeholder={`${standard}`}
          help={t(ceiling === undefined ? 'empty' : 'emptyCeiling', { standard: number(standard) })}
        />
        <DialogFooter>
          <SubmitButton>{t('save')}</SubmitButton>
        </DialogFooter>
      </Form>
    </Dialog>
  )
}
