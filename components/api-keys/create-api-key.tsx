'use client'

import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { DialogFooter } from '#components/ui/dialog-footer.tsx'
import { Form } from '#components/ui/form.tsx'
import { Select } from '#components/ui/select.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'

interface CreateApiKeyProps {
  action: FormAction
  plans: readonly { id: string; name: string }[]
}

/** Makes a key; its page shows the value. */
export function CreateApiKey({ action, plans }: CreateApiKeyProps) {
  const t = useTranslations('api-keys.createApiKey')
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
        {plans.length > 0 && (
          <Select
            name="usagePlanId"
            label={t('plan')}
            info="apiKeys.plans"
            defaultValue=""
            optional
            options={[
              { value: '', label: t('noPlan') },
              ...plans.map((plan) => ({ value: plan.id, label: plan.name, help: plan.id })),
            ]}
          />
        )}
        <TextField
          name="value"
          label={t('value')}
          info="apiKeys.value"
          help={t('valueHelp')}
          optional
          monospace
          autoComplete="off"
        />
        <DialogFooter>
          <SubmitButton>{t('create')}</SubmitButton>
        </DialogFooter>
      </Form>
    </Dialog>
  )
}
