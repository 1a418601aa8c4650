import { Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { RequestValidator } from '#server/rest-apis/request-validators/request-validator.ts'

interface DeleteValidatorProps {
  restApiId: string
  validator: RequestValidator
  action: FormAction
}

/** Deletes a validator that no method uses. */
export function DeleteValidator({ restApiId, validator: { id, name }, action }: DeleteValidatorProps) {
  const t = useTranslations('validators')
  return (
    <ConfirmDialog
      title={t('deleteValidator.delete', { value0: name || id })}
      action={action}
      hidden={{ restApiId, requestValidatorId: id }}
      confirmLabel={t('deleteValidator.deleteValidator')}
      trigger={
        <Button
          size="small"
          variant="danger-ghost"
          icon={<Trash2 />}
          aria-label={t('deleteValidator.delete2', { value0: name || id })}
        >
          {t('deleteValidator.delete3')}
        </Button>
      }
    >
      {t('deleteValidator.itIsTakenOutOf')}
    </ConfirmDialog>
  )
}
