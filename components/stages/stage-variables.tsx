import { useTranslations } from 'next-intl'
import { PairRows } from '#components/apis/pair-rows.tsx'
import { Card } from '#components/ui/card.tsx'
import { FreshForm } from '#components/ui/fresh-form.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { WriteFields } from '#components/ui/write-fields.tsx'
import type { StagePartProps } from './stage-part.ts'

/** What a stage is for, and the values that its integrations are filled with. */
export function StageVariables({ restApiId, stage, canWrite, action }: StagePartProps) {
  const t = useTranslations('stages.variables')
  return (
    <Card title={t('title')} description={t('help')} info="stages.variables">
      <FreshForm
        action={action}
        hidden={{ restApiId, stageName: stage.stageName }}
        version={JSON.stringify([stage.description, stage.variables])}
      >
        <WriteFields canWrite={canWrite}>
          <TextField name="description" label={t('description')} defaultValue={stage.description ?? ''} optional />
          <PairRows
            field="variables"
            label={t('label')}
            nameLabel={t('name')}
            namePlaceholder="backend"
            valueLabel={t('value')}
            valuePlaceholder="api.example.com"
            rows={Object.entries(stage.variables ?? {})}
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
