import { useTranslations } from 'next-intl'
import { diffSummary } from '#components/stages/change-words.ts'
import { DeploymentDiff } from '#components/stages/deployment-diff.tsx'
import { Card } from '#components/ui/card.tsx'
import { Form } from '#components/ui/form.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { DeploymentChange } from '#server/rest-apis/deployments/deployment-change.ts'
import { JourneyFooter } from './journey-footer.tsx'

interface DeployFormProps {
  restApiId: string
  stageName: string
  /** Undefined for viewers, who see what would change. */
  action: FormAction | undefined
  rows: readonly DeploymentChange[]
  /** What the plan step filled in, by field; empty when it was left out. */
  offer: Readonly<Record<string, string>>
  /** In words: "Museum, plan Free: 10 requests a second, …". */
  offerSummary: string | undefined
  isNewStage: boolean
}

/** The stage, the difference and the button. */
export function DeployForm(props: DeployFormProps) {
  const { restApiId, stageName, action, rows, offer, offerSummary, isNewStage } = props
  const t = useTranslations('publish.deploy')
  const stages = useTranslations('stages')
  const publish = `/console/apis/${restApiId}/publish`
  const label = offerSummary ? t('deployAndPublish') : t('deploy')
  const changes = (
    <Card title={t('whatChanges')} description={rows.length > 0 ? diffSummary(rows, stages) : t('nothing')}>
      {rows.length > 0 ? <DeploymentDiff rows={rows} /> : <p className="text-muted text-sm">{t('same')}</p>}
    </Card>
  )
  if (!action) {
    return (
      <>
        {changes}
        <JourneyFooter backHref={`${publish}/plan`} skipHref={`/console/apis/${restApiId}/resources`} />
      </>
    )
  }
  return (
    <Form action={action} hidden={{ restApiId, ...offer }}>
      <Card title={t('stage')}>
        <div className="grid gap-5 sm:grid-cols-2">
          <TextField
            name="stageName"
            label={t('stageName')}
            defaultValue={stageName}
            monospace
            autoComplete="off"
            help={isNewStage ? t('willBeMade') : t('exists')}
          />
          <TextField name="description" label={t('description')} placeholder={t('descriptionExample')} optional />
        </div>
      </Card>
      {offerSummary && (
        <Card title={t('product')}>
          <p className="text-sm wrap-anywhere">{offerSummary}</p>
        </Card>
      )}
      {changes}
      <JourneyFooter backHref={`${publish}/plan`} skipHref={`/console/apis/${restApiId}/resources`}>
        <SubmitButton>{label}</SubmitButton>
      </JourneyFooter>
    </Form>
  )
}
