import { useTranslations } from 'next-intl'
import { Card } from '#components/ui/card.tsx'
import { FreshForm } from '#components/ui/fresh-form.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { WriteFields } from '#components/ui/write-fields.tsx'
import { DocumentationVersionField } from './documentation-version-field.tsx'
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
          <DocumentationVersionField label={t('label')} versions={versions} version={stage.documentationVersion} />
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
