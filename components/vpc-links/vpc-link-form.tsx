import { useTranslations } from 'next-intl'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { VpcLink } from '#server/domains/vpc-links/vpc-link.ts'
import { Card } from '../ui/card.tsx'
import { CopyableId } from '../ui/copyable-id.tsx'
import { FreshForm } from '../ui/fresh-form.tsx'
import { KeyValueList } from '../ui/key-value-list.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'
import { TextField } from '../ui/text-field.tsx'
import { WriteFields } from '../ui/write-fields.tsx'
import { VpcLinkStatus } from './vpc-link-status.tsx'

interface VpcLinkFormProps {
  link: VpcLink
  canWrite: boolean
  action: FormAction
}

/** Where a link leads, for good, and what it is called. */
export function VpcLinkForm({ link, canWrite, action }: VpcLinkFormProps) {
  const t = useTranslations('vpc-links')
  const { id, name, description = '', targetArns, status, statusMessage } = link
  return (
    <Card title={t('page.details')}>
      <div className="flex flex-col gap-5">
        <KeyValueList
          columns={1}
          items={[
            { key: t('fields.status'), value: <VpcLinkStatus status={status} /> },
            ...(statusMessage ? [{ key: t('page.statusMessage'), value: statusMessage }] : []),
            {
              key: t('fields.target'),
              value: <CopyableId id={targetArns.join(' ')} label={t('page.targetLabel')} />,
            },
          ]}
        />
        <FreshForm action={action} hidden={{ vpcLinkId: id }} version={JSON.stringify([name, description])}>
          <WriteFields canWrite={canWrite}>
            <TextField name="name" label={t('fields.name')} defaultValue={name} autoComplete="off" />
            <TextField
              name="description"
              label={t('fields.description')}
              defaultValue={description}
              autoComplete="off"
              optional
            />
            {canWrite && (
              <SubmitButton variant="secondary" className="self-start">
                {t('page.save')}
              </SubmitButton>
            )}
          </WriteFields>
        </FreshForm>
      </div>
    </Card>
  )
}
