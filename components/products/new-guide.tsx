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

/** Makes a guide; its page is where it is written. */
export function NewGuide({ productId, action }: { productId: string; action: FormAction }) {
  const t = useTranslations('products.newGuide')
  return (
    <Dialog
      title={t('title')}
      trigger={
        <Button variant="primary" icon={<Plus />}>
          {t('title')}
        </Button>
      }
    >
      <Form action={action} hidden={{ productId }}>
        <TextField name="title" label={t('name')} placeholder={t('example')} autoFocus autoComplete="off" />
        <DialogFooter>
          <SubmitButton>{t('create')}</SubmitButton>
        </DialogFooter>
      </Form>
    </Dialog>
  )
}
