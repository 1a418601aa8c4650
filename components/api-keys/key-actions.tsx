import { Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { Form } from '#components/ui/form.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'

interface KeyActionsProps {
  apiKeyId: string
  name: string
  enabled: boolean
  enableAction: FormAction
  deleteAction: FormAction
}

/** Off and on again, or gone. */
export function KeyActions({ apiKeyId, name, enabled, enableAction, deleteAction }: KeyActionsProps) {
  const t = useTranslations('api-keys.keyActions')
  return (
    <>
      <Form action={enableAction} hidden={{ apiKey: apiKeyId, enabled: String(!enabled) }}>
        <SubmitButton variant="secondary">{enabled ? t('disable') : t('enable')}</SubmitButton>
      </Form>
      <ConfirmDialog
        title={t('confirmTitle', { name })}
        action={deleteAction}
        hidden={{ apiKey: apiKeyId }}
        confirmLabel={t('confirm')}
        confirmText={name}
        trigger={
          <Button variant="danger-ghost" icon={<Trash2 />}>
            {t('delete')}
          </Button>
        }
      >
        {t('consequences')}
      </ConfirmDialog>
    </>
  )
}
