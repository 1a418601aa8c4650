import { Trash2 } from 'lucide-react'
import { Button } from '#components/ui/button.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { MethodKey } from './method-request-form.tsx'

interface DeleteResponseProps {
  methodKey: MethodKey
  statusCode: string
  action: FormAction
}

/** Takes one response of a method away, after asking. */
export function DeleteResponse({ methodKey, statusCode, action }: DeleteResponseProps) {
  return (
    <ConfirmDialog
      title={`Delete the response ${statusCode}?`}
      action={action}
      hidden={{ ...methodKey, statusCode }}
      confirmLabel="Delete response"
      trigger={
        <Button size="small" variant="danger-ghost" icon={<Trash2 />} aria-label={`Delete ${statusCode}`}>
          Delete
        </Button>
      }
    >
      It is taken out of the draft. Callers notice when you deploy.
    </ConfirmDialog>
  )
}
