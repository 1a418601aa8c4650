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

/** Makes a group; who is in it is said on its page. */
export function NewGroup({ action }: { action: FormAction }) {
  const t = useTranslations('groups.newGroup')
  return (
    <Dialog
      title={t('title')}
      trigger={
        <Button variant="primary" icon={<Plus />}>
          {t('title')}
        </Button>
      }
    >
      <Form action={action}>
        <TextField name="name" label={t('name')} placeholder={t('example')} autoFocus autoComplete="off" />
        <TextField name="description" label={t('description')} optional autoComplete="off" />
        <DialogFooter>
          <SubmitButton>{t('create')}</SubmitButton>
        </DialogFooter>
      </Form>
    </Dialog>
  )
}
