import { useTranslations } from 'next-intl'
import { Card } from '#components/ui/card.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { FreshForm } from '#components/ui/fresh-form.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { WriteFields } from '#components/ui/write-fields.tsx'
import { AccessLogFields } from './access-log-fields.tsx'
import { LogFields } from './log-fields.tsx'
import type { StagePartProps } from './stage-part.ts'

/** What is written down of the requests to a stage. */
export function StageLogs({ restApiId, stage, canWrite, action }: StagePartProps) {
  const t = useTranslations('stages.logs')
  const setting = stage.methodSettings['*/*']
  const version = JSON.stringify([setting, stage.tracingEnabled, stage.accessLogSettings])
  return (
    <Card title={t('title')} description={t('help')} info="stages.logs">
      <FreshForm action={action} hidden={{ restApiId, stageName: stage.stageName }} version={version}>
        <WriteFields canWrite={canWrite}>
          <LogFields setting={setting} />
          <Checkbox
            name="tracingEnabled"
            info="stages.tracing"
            defaultSelected={stage.tracingEnabled}
            help={t('tracingHelp')}
          >
            {t('tracing')}
          </Checkbox>
          <AccessLogFields
            destinationArn={stage.accessLogSettings?.destinationArn ?? ''}
            format={stage.accessLogSettings?.format ?? ''}
          />
          {canWrite && (
            <SubmitButton variant="secondary" className="self-start">
              {t('save')}
            </SubmitButton>
          )}
        </WriteFields>
      </FreshForm>
    </Card>
  )
}
