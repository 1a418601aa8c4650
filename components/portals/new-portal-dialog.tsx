'use client'

import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { DialogFooter } from '#components/ui/dialog-footer.tsx'
import { Form } from '#components/ui/form.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'

/** A portal needs a name; the address is made from it unless one is given. */
export function NewPortalDialog({ create, variant }: { create: FormAction; variant: 'primary' | 'secondary' }) {
  const t = useTranslations('portals.new')
  return (
    <Dialog
      title={t('title')}
      description={t('description')}
      trigger={
        <Button variant={variant} icon={<Plus />}>
          {t('title')}
        </Button>
      }
    >
      <Form action={create}>
        <TextField name="name" label={t('name')} autoComplete="off" autoFocus />
        <TextField
          name="slug"
          label={t('address')}
          info="portals.address"
          help={t('addressHelp')}
          monospace
          optional
          autoComplete="off"
        />
        <DialogFooter>
          <SubmitButton>{t('create')}</SubmitButton>
        </DialogFooter>
      </Form>
    </Dialog>
  )
}
