import { useTranslations } from 'next-intl'
import { PairRows } from '#components/apis/pair-rows.tsx'
import { Card } from '#components/ui/card.tsx'
import { FreshForm } from '#components/ui/fresh-form.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { WriteFields } from '#components/ui/write-fields.tsx'
import type { StagePartProps } from './stage-part.ts'

/** Names and values for the operator's own bookkeeping. */
export function StageTags({ restApiId, stage, canWrite, action }: StagePartProps) {
  const t = useTranslations('stages')
  return (
    <Card title={t('tags.title')} description={t('tags.help')}>
      <FreshForm
        action={action}
        hidden={{ restApiId, stageName: stage.stageName }}
        version={JSON.stringify(stage.tags)}
      >
        <WriteFields canWrite={canWrite}>
          <PairRows
            field="tags"
            label={t('tags.label')}
            info="stages.tags"
            nameLabel={t('variables.name')}
            valueLabel={t('variables.value')}
            rows={Object.entries(stage.tags ?? {})}
          />
          {canWrite && (
            <SubmitButton variant="secondary" className="self-start">
              {t('tags.save')}
            </SubmitButton>
          )}
        </WriteFields>
      </FreshForm>
    </Card>
  )
}
