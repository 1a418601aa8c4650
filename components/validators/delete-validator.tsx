import { Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { IconButton } from '#components/ui/icon-button.tsx'
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
        <IconButton label={t('deleteValidator.delete2', { value0: name || id })} icon={<Trash2 />} size="small" />
      }
    >
      {t('deleteValidator.itIsTakenOutOf')}
    </ConfirmDialog>
  )
}
