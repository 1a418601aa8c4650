import { useTranslations } from 'next-intl'
import { PairRows } from '#components/apis/pair-rows.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import { Card } from '../ui/card.tsx'
import { FreshForm } from '../ui/fresh-form.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'
import { WriteFields } from '../ui/write-fields.tsx'

interface TagsCardProps {
  /** What has the tags, as the tagging operations name it. */
  resourceArn: string
  tags: Readonly<Record<string, string>> | undefined
  canWrite: boolean
  action: FormAction
}

/** Names and values for the operator's own bookkeeping, of anything that can have them. */
export function TagsCard({ resourceArn, tags = {}, canWrite, action }: TagsCardProps) {
  const t = useTranslations('tags')
  const rows = Object.entries(tags)
  return (
    <Card title={t('title')} description={t('help')}>
      {rows.length === 0 && !canWrite ? (
        <p className="text-muted text-sm">{t('none')}</p>
      ) : (
        <FreshForm action={action} hidden={{ resourceArn }} version={JSON.stringify(tags)}>
          <WriteFields canWrite={canWrite}>
            <PairRows field="tags" label={t('label')} nameLabel={t('name')} valueLabel={t('value')} rows={rows} />
            {canWrite && (
              <SubmitButton variant="secondary" className="self-start">
                {t('save')}
              </SubmitButton>
            )}
          </WriteFields>
        </FreshForm>
      )}
    </Card>
  )
}
