import { useTranslations } from 'next-intl'
import { Card } from '#components/ui/card.tsx'
import { CopyableId } from '#components/ui/copyable-id.tsx'
import { KeyValueList } from '#components/ui/key-value-list.tsx'

interface StageAddressesProps {
  byHost: string
  byPath: string
}

/** Where a stage is called. */
export function StageAddresses({ byHost, byPath }: StageAddressesProps) {
  const t = useTranslations('stages.addresses')
  return (
    <Card title={t('title')} description={t('help')}>
      <KeyValueList
        columns={2}
        items={[
          { key: t('byHost'), value: <CopyableId id={byHost} label={t('byHostLabel')} /> },
          { key: t('byPath'), value: <CopyableId id={byPath} label={t('byPathLabel')} /> },
        ]}
      />
    </Card>
  )
}
