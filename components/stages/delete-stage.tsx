import { Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'

interface DeleteStageProps {
  restApiId: string
  stageName: string
  action: FormAction
}

/** The end of a stage. */
export function DeleteStage({ restApiId, stageName, action }: DeleteStageProps) {
  const t = useTranslations('stages.deleteStage')
  return (
    <Card title={t('title')} description={t('help')}>
      <ConfirmDialog
        title={t('confirmTitle', { stage: stageName })}
        action={action}
        hidden={{ restApiId, stageName }}
        confirmLabel={t('label')}
        confirmText={stageName}
        trigger={
          <Button variant="danger" icon={<Trash2 />}>
            {t('label')}
          </Button>
        }
      >
        {t('text')}
      </ConfirmDialog>
    </Card>
  )
}
