'use client'

import { useTranslations } from 'next-intl'
import { LinkButton } from '#components/ui/link-button.tsx'
import { RelativeTime } from '#components/ui/relative-time.tsx'

/** That a key has been asked for, since when, and where to say more about it. */
export function PendingRequest({ since, appId }: { since: Date; appId: string | undefined }) {
  const t = useTranslations('portal.requests')
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <p className="text-sm">{t.rich('keyWaiting', { time: () => <RelativeTime at={since} /> })}</p>
      {appId && (
        <LinkButton href={`/apps/${appId}`} size="small">
          {t('see')}
        </LinkButton>
      )}
    </div>
  )
}
