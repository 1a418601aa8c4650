import { Trash2 } from 'lucide-react'
import { Button } from '#components/ui/button.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'

interface DeleteModelProps {
  modelKey: { restApiId: string; modelName: string }
  action: FormAction
}

/** Deletes a model that nothing names. */
export function DeleteModel({ modelKey, action }: DeleteModelProps) {
  return (
    <ConfirmDialog
      title={`Delete ${modelKey.modelName}?`}
      action={action}
      hidden={modelKey}
      confirmLabel="Delete model"
      trigger={
        <Button size="small" variant="danger-ghost" icon={<Trash2 />}>
          Delete
        </Button>
      }
    >
      It is taken out of the draft; what is deployed keeps it until you deploy. One that a method or another model names
      stays.
    </ConfirmDialog>
  )
}
