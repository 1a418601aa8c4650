import { Split } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { PairRows } from '#components/apis/pair-rows.tsx'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { FreshForm } from '#components/ui/fresh-form.tsx'
import { InfoLink } from '#components/ui/info-link.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { Select } from '#components/ui/select.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { WriteFields } from '#components/ui/write-fields.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { StagePartProps } from './stage-part.ts'

interface StageCanaryProps extends StagePartProps {
  deployments: readonly { id: string; description?: string | undefined }[]
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
      actions={<InfoLink topic="stages.canary" name={t('title')} />}
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
        <div className="grid gap-5 sm:grid-cols-2">
          <TextField
            name="canarySettings.percentTraffic"
            label={t('percent')}
            suffix={t('percentUnit')}
            inputMode="decimal"
            defaultValue={String(canary?.percentTraffic ?? 10)}
          />
          <Select
            name="canarySettings.deploymentId"
            label={t('deployment')}
            options={deployments.map(({ id, description }) => ({
              value: id,
              label: description ? t('option', { id, description }) : id,
            }))}
            defaultValue={canary?.deploymentId ?? stage.deploymentId}
          />
        </div>
        <PairRows
          field="overrides"
          label={t('overrides')}
          nameLabel={t('name')}
          valueLabel={t('value')}
          rows={Object.entries(canary?.stageVariableOverrides ?? {})}
        />
        <Checkbox
          name="canarySettings.useStageCache"
          defaultSelected={canary?.useStageCache ?? false}
          help={t('useStageCacheHelp')}
        >
          {t('useStageCache')}
        </Checkbox>
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
