import { useTranslations } from 'next-intl'
import { Card } from '#components/ui/card.tsx'
import { FreshForm } from '#components/ui/fresh-form.tsx'
import { Select } from '#components/ui/select.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { WriteFields } from '#components/ui/write-fields.tsx'
import type { StagePartProps } from './stage-part.ts'

/** Which texts a stage shows. */
export function StageDocumentation(props: StagePartProps & { versions: readonly string[] }) {
  const { restApiId, stage, canWrite, action, versions } = props
  const t = useTranslations('stages.documentation')
  return (
    <Card title={t('title')} description={t('help')} info="stages.documentation">
      <FreshForm
        action={action}
        hidden={{ restApiId, stageName: stage.stageName }}
        version={stage.documentationVersion ?? ''}
      >
        <WriteFields canWrite={canWrite}>
          {/* No version can be named with a slash alone, so this stands for none. */}
          <Select
            name="documentationVersion"
            label={t('label')}
            options={[{ value: '/', label: t('none') }, ...versions.map((value) => ({ value, label: value }))]}
            defaultValue={stage.documentationVersion ?? '/'}
            className="sm:max-w-md"
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
