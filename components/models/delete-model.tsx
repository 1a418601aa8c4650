import { Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'

interface DeleteModelProps {
  modelKey: { restApiId: string; modelName: string }
  action: FormAction
}

/** Deletes a model that nothing names. */
export function DeleteModel({ modelKey, action }: DeleteModelProps) {
  const t = useTranslations('models')
  return (
    <ConfirmDialog
      title={t('deleteModel.delete', { modelName: modelKey.modelName })}
      action={action}
      hidden={modelKey}
      confirmLabel={t('deleteModel.deleteModel')}
      trigger={
        <Button size="small" variant="danger-ghost" icon={<Trash2 />}>
          {t('deleteModel.delete2')}
        </Button>
      }
    >
      {t('deleteModel.itIsTakenOutOf')}
    </ConfirmDialog>
  )
}
