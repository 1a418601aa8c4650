'use client'

import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { DialogFooter } from '../ui/dialog-footer.tsx'
import { Form } from '../ui/form.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'
import { TextField } from '../ui/text-field.tsx'

/** Makes a certificate, whose private key stays on the server. */
export function GenerateCertificate({ action }: { action: FormAction }) {
  const t = useTranslations('client-certificates.generate')
  return (
    <Dialog
      title={t('title')}
      description={t('help')}
      size="small"
      trigger={
        <Button variant="primary" icon={<Plus />}>
          {t('title')}
        </Button>
      }
    >
      <Form action={action}>
        <TextField name="description" label={t('description')} placeholder={t('example')} optional autoFocus />
        <DialogFooter>
          <SubmitButton>{t('generate')}</SubmitButton>
        </DialogFooter>
      </Form>
    </Dialog>
  )
}
