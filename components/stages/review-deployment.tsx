import { useTranslations } from 'next-intl'
import { Card } from '#components/ui/card.tsx'
import { Form } from '#components/ui/form.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { RadioCards } from '#components/ui/radio-cards.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { DeploymentChange } from '#server/rest-apis/deployments/deployment-change.ts'
import type { StageConsumers as Consumers } from '#server/rest-apis/stages/list-stage-consumers.ts'
import { diffSummary } from './change-words.ts'
import { DeploymentDiff } from './deployment-diff.tsx'
import type { DiscardChange } from './discard-change-button.tsx'
import { StageConsumers } from './stage-consumers.tsx'

interface ReviewDeploymentProps {
  restApiId: string
  /** Undefined: a new stage, whose name is asked for. */
  stageName: string | undefined
  stageNames: readonly string[]
  /** Of the stage's canary, which may take the deployment first; undefined without one. */
  canaryPercent: number | undefined
  rows: readonly DeploymentChange[]
  /** Who uses the stage; undefined for a new one. */
  consumers: Consumers | undefined
  /** Undefined for viewers. */
  action: FormAction | undefined
  /** Takes single changes back; undefined for viewers. */
  discard: DiscardChange | undefined
}

/** What a deployment would change on a stage, for whom, and the button. */
export function ReviewDeployment(props: ReviewDeploymentProps) {
  const { restApiId, stageName, rows, consumers, action, discard } = props
  const t = useTranslations('stages')
  const breaking = rows.filter((row) => row.breaking.length > 0).length
  const body = (
    <>
      <Target {...props} />
      {breaking > 0 && stageName !== undefined && (
        <Notice tone="warn" title={t('review.breaking', { count: breaking })}>
          {t('review.breakingHelp')}
        </Notice>
      )}
      <Card
        title={t('review.whatChanges')}
        description={rows.length > 0 ? diffSummary(rows, t) : t('review.nothing')}
        footer={
          <>
            <LinkButton href={`/console/apis/${restApiId}/resources`} variant="ghost">
              {t('review.notNow')}
            </LinkButton>
            {action && <SubmitButton>{t('review.deploy')}</SubmitButton>}
          </>
        }
      >
        <DeploymentDiff
          rows={rows}
          discarding={discard && stageName !== undefined ? { restApiId, stageName, discard } : undefined}
        />
      </Card>
      {stageName !== undefined && consumers && <StageConsumers stageName={stageName} consumers={consumers} />}
    </>
  )
  if (!action) return <div className="flex flex-col gap-5">{body}</div>
  return (
    <Form action={action} hidden={{ restApiId, ...(stageName ? { stageName } : {}) }}>
      {body}
    </Form>
  )
}

/** Which stage, and what the deployment is called. */
function Target({ restApiId, stageName, stageNames, canaryPercent, action }: ReviewDeploymentProps) {
  const t = useTranslations('stages.review')
  const here = `/console/apis/${restApiId}/deploy`
  return (
    <Card title={t('deployTo')} description={t('deployToHelp')}>
      <div className="flex flex-col gap-5">
        <nav aria-label={t('stages')} className="flex flex-wrap gap-2">
          {[...stageNames, undefined].map((name) => (
            <LinkButton
              key={name ?? ' new'}
              size="small"
              href={`${here}?stage=${encodeURIComponent(name ?? 'new')}`}
              variant={name === stageName ? 'primary' : 'secondary'}
              {...(name === stageName ? { 'aria-current': 'true' as const } : {})}
            >
              {name ?? t('newStage')}
            </LinkButton>
          ))}
        </nav>
        {action && (
          <div className="grid gap-5 sm:grid-cols-2">
            {stageName === undefined && (
              <TextField
                name="stageName"
                label={t('stageName')}
                info="deploy.stage"
                defaultValue={stageNames.length === 0 ? 'prod' : ''}
                monospace
                autoComplete="off"
              />
            )}
            <TextField name="description" label={t('description')} optional autoComplete="off" />
          </div>
        )}
        {action && canaryPercent !== undefined && (
          <RadioCards
            name="where"
            label={t('whereLabel')}
            info="deploy.canary"
            defaultValue="canary"
            cards={[
              {
                value: 'canary',
                title: t('toCanary'),
                description: t('toCanaryHelp', { percent: canaryPercent }),
              },
              { value: 'stage', title: t('toStage'), description: t('toStageHelp') },
            ]}
          />
        )}
      </div>
    </Card>
  )
}
