import { useTranslations } from 'next-intl'
import { Card } from '#components/ui/card.tsx'
import { KeyValueList } from '#components/ui/key-value-list.tsx'
import { RelativeTime } from '#components/ui/relative-time.tsx'
import type { ListedApiKey } from '#server/access/api-keys/listed-api-key.ts'
import { Sparkline } from './sparkline.tsx'

/** Whose a key is, and how it is used. */
export function KeyFacts({ apiKey }: { apiKey: ListedApiKey }) {
  const t = useTranslations('api-keys.keyFacts')
  const { owner, createdDate, expiresAt, lastUsedAt, days } = apiKey
  return (
    <Card>
      <KeyValueList
        columns={3}
        items={[
          {
            key: t('owner'),
            value: owner ? t('app', { app: owner.appName, email: owner.email }) : t('own'),
          },
          { key: t('created'), value: <RelativeTime at={createdDate} /> },
          { key: t('expires'), value: expiresAt ? <RelativeTime at={expiresAt} /> : t('never') },
          { key: t('lastUsed'), value: lastUsedAt ? <RelativeTime at={lastUsedAt} /> : t('neverUsed') },
          { key: t('days'), value: <Sparkline days={days} /> },
        ]}
      />
    </Card>
  )
}
