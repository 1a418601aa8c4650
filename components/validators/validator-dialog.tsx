import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import { Dialog } from '#components/ui/dialog.tsx'
import { DialogFooter } from '#components/ui/dialog-footer.tsx'
import { Form } from '#components/ui/form.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { Switch } from '#components/ui/switch.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { RequestValidator } from '#server/rest-apis/request-validators/request-validator.ts'

interface ValidatorDialogProps {
  restApiId: string
  /** Undefined for a new one. */
  validator?: RequestValidator
  action: FormAction
  trigger: ReactElement
}

/** Makes or changes a validator. */
export function ValidatorDialog({ restApiId, validator, action, trigger }: ValidatorDialogProps) {
  const t = useTranslations('validators')
  return (
    <Dialog
      title={validator ? t('validatorDialog.requestValidator') : t('validatorDialog.createARequestValidator')}
      size="small"
      trigger={trigger}
    >
      <Form action={action} hidden={{ restApiId, requestValidatorId: validator?.id ?? '' }}>
        <TextField
          name="name"
          label={t('validatorDialog.name')}
          defaultValue={validator?.name ?? ''}
          placeholder={t('validatorDialog.bodyAndParameters')}
          autoComplete="off"
          autoFocus
        />
        <Switch
          name="validateRequestBody"
          info="models.validateBody"
          defaultSelected={validator?.validateRequestBody ?? true}
          help={t('validatorDialog.againstTheModelOfIts')}
        >
          {t('validatorDialog.checkTheBody')}
        </Switch>
        <Switch
          name="validateRequestParameters"
          info="models.validateParameters"
          defaultSelected={validator?.validateRequestParameters ?? true}
          help={t('validatorDialog.requiredPathAndQueryParameters')}
        >
          {t('validatorDialog.checkTheParameters')}
        </Switch>
        <DialogFooter>
          <SubmitButton>{validator ? t('validatorDialog.save') : t('validatorDialog.createValidator')}</SubmitButton>
        </DialogFooter>
      </Form>
    </Dialog>
  )
}
