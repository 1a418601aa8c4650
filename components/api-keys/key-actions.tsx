import { Trash2 } from 'lucide-react'
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
  return (
    <>
      <Form action={enableAction} hidden={{ apiKey: apiKeyId, enabled: String(!enabled) }}>
        <SubmitButton variant="secondary">{enabled ? 'Disable' : 'Enable'}</SubmitButton>
      </Form>
      <ConfirmDialog
        title={`Delete ${name}?`}
        action={deleteAction}
        hidden={{ apiKey: apiKeyId }}
        confirmLabel="Delete key"
        confirmText={name}
        trigger={
          <Button variant="danger-ghost" icon={<Trash2 />}>
            Delete
          </Button>
        }
      >
        Whoever uses it is refused from now on. To be able to go back, disable it instead.
      </ConfirmDialog>
    </>
  )
}
