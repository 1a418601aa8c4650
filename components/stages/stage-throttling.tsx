import { useTranslations } from 'next-intl'
import { Card } from '#components/ui/card.tsx'
import { FreshForm } from '#components/ui/fresh-form.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { WriteFields } from '#components/ui/write-fields.tsx'
import type { StagePartProps } from './stage-part.ts'

/** How much all callers of a stage together may ask of it. */
export function StageThrottling({ restApiId, stage, canWrite, action }: StagePartProps) {
  const t = useTranslations('stages.throttling')
  const { throttlingRateLimit: rate, throttlingBurstLimit: burst } = stage.methodSettings['*/*'] ?? {}
  return (
    <Card title={t('title')} description={t('help')} info="stages.throttling">
      <FreshForm action={action} hidden={{ restApiId, stageName: stage.stageName }} version={`${rate} ${burst}`}>
        <WriteFields canWrite={canWrite}>
          <div className="grid gap-5 sm:grid-cols-2">
            <TextField
              name="throttlingRateLimit"
              label={t('rate')}
              info="stages.rate"
              suffix={t('perSecond')}
              inputMode="decimal"
              defaultValue={limitText(rate)}
              placeholder={t('noLimit')}
              optional
            />
            <TextField
              name="throttlingBurstLimit"
              label={t('burst')}
              info="stages.burst"
              suffix={t('atOnce')}
              inputMode="numeric"
              defaultValue={limitText(burst)}
              placeholder={t('noLimit')}
              optional
            />
          </div>
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

/** AWS writes -1 where there is no limit. */
function limitText(limit: number | undefined): string {
  return limit === undefined || limit === -1 ? '' : String(limit)
}
