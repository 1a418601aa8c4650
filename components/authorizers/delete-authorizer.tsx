import { Trash2 } from 'lucide-react'
import { Button } from '#components/ui/button.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'

interface DeleteAuthorizerProps {
  authorizerKey: { restApiId: string; authorizerId: string }
  name: string
  action: FormAction
}

/** Deletes an authorizer that no method uses. */
export function DeleteAuthorizer({ authorizerKey, name, action }: DeleteAuthorizerProps) {
  return (
    <ConfirmDialog
      title={`Delete ${name}?`}
      action={action}
      hidden={authorizerKey}
      confirmLabel="Delete authorizer"
      trigger={
        <Button size="small" variant="danger-ghost" icon={<Trash2 />}>
          Delete
        </Button>
      }
    >
      It is taken out of the draft; what is deployed keeps it until you deploy. One that a method uses stays.
    </ConfirmDialog>
  )
}
