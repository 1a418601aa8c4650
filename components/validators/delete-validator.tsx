import { Trash2 } from 'lucide-react'
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
  return (
    <ConfirmDialog
      title={`Delete ${name || id}?`}
      action={action}
      hidden={{ restApiId, requestValidatorId: id }}
      confirmLabel="Delete validator"
      trigger={
        <Button size="small" variant="danger-ghost" icon={<Trash2 />} aria-label={`Delete ${name || id}`}>
          Delete
        </Button>
      }
    >
      It is taken out of the draft; what is deployed keeps it until you deploy. One that a method uses stays.
    </ConfirmDialog>
  )
}
