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
  return (
    <Dialog title={validator ? 'Request validator' : 'Create a request validator'} size="small" trigger={trigger}>
      <Form action={action} hidden={{ restApiId, requestValidatorId: validator?.id ?? '' }}>
        <TextField
          name="name"
          label="Name"
          defaultValue={validator?.name ?? ''}
          placeholder="Body and parameters"
          autoComplete="off"
          autoFocus
        />
        <Switch
          name="validateRequestBody"
          defaultSelected={validator?.validateRequestBody ?? true}
          help="Against the model of its content type"
        >
          Check the body
        </Switch>
        <Switch
          name="validateRequestParameters"
          defaultSelected={validator?.validateRequestParameters ?? true}
          help="Required path and query parameters and headers must be there"
        >
          Check the parameters
        </Switch>
        <DialogFooter>
          <SubmitButton>{validator ? 'Save' : 'Create validator'}</SubmitButton>
        </DialogFooter>
      </Form>
    </Dialog>
  )
}
