import { Split } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { FreshForm } from '#components/ui/fresh-form.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { WriteFields } from '#components/ui/write-fields.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import { CanaryFields } from './canary-fields.tsx'
import type { DeploymentChoice } from './deployment-options.ts'
import type { StagePartProps } from './stage-part.ts'

interface StageCanaryProps extends StagePartProps {
  deployments: readonly DeploymentChoice[]
  promoteAction: FormAction
  deleteAction: FormAction
}

/** A share of a stage's calls that gets another deployment. */
export function StageCanary(props: StageCanaryProps) {
  const { stage, canWrite, deployments } = props
  const t = useTranslations('stages.canary')
  const canary = stage.canarySettings
  if (!canary && !canWrite) {
    return (
      <EmptyState icon={<Split />} title={t('none')}>
        {t('noneHelp')}
      </EmptyState>
    )
  }
  return (
    <Card
      title={t('title')}
      description={
        canary
          ? t('help', {
              percent: canary.percentTraffic ?? 0,
              stage: stage.stageName,
              canary: canary.deploymentId ?? stage.deploymentId,
              deployment: stage.deploymentId,
            })
          : t('noneHelp')
      }
      info="stages.canary"
    >
      <CanaryForm {...props} deployments={deployments} />
      {canary && <CanaryActions {...props} canaryId={canary.deploymentId ?? stage.deploymentId} />}
    </Card>
  )
}

function CanaryForm({ restApiId, stage, canWrite, action, deployments }: StageCanaryProps) {
  const t = useTranslations('stages.canary')
  const canary = stage.canarySettings
  return (
    <FreshForm
      action={action}
      hidden={{ restApiId, stageName: stage.stageName }}
      version={JSON.stringify(canary ?? {})}
    >
      <WriteFields canWrite={canWrite}>
        <CanaryFields canary={canary} deployments={deployments} deploymentId={stage.deploymentId} />
        {canWrite && (
          <SubmitButton variant="secondary" className="self-start">
            {canary ? t('save') : t('create')}
          </SubmitButton>
        )}
      </WriteFields>
    </FreshForm>
  )
}

function CanaryActions(props: StageCanaryProps & { canaryId: string }) {
  const { restApiId, stage, canWrite, canaryId, promoteAction, deleteAction } = props
  const t = useTranslations('stages.canary')
  const { stageName } = stage
  const key = { restApiId, stageName }
  const search = new URLSearchParams({ from: stage.deploymentId, compare: canaryId })
  return (
    <div className="mt-5 flex flex-wrap gap-3 border-line border-t pt-5">
      {canaryId !== stage.deploymentId && (
        <LinkButton href={`/console/apis/${restApiId}/stages/${encodeURIComponent(stageName)}?${search}`}>
          {t('compare')}
        </LinkButton>
      )}
      {canWrite && (
        <>
          <ConfirmDialog
            title={t('promoteTitle', { stage: stageName })}
            action={promoteAction}
            hidden={key}
            confirmLabel={t('promote')}
            tone="primary"
            trigger={<Button variant="primary">{t('promote')}</Button>}
          >
            {t('promoteText')}
          </ConfirmDialog>
          <ConfirmDialog
            title={t('deleteTitle', { stage: stageName })}
            action={deleteAction}
            hidden={key}
            confirmLabel={t('delete')}
            trigger={<Button variant="danger-ghost">{t('delete')}</Button>}
          >
            {t('deleteText')}
          </ConfirmDialog>
        </>
      )}
    </div>
  )
}
