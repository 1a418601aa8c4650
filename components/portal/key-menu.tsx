'use client'

import { Ban, CalendarClock } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Menu } from '#components/ui/menu.tsx'
import type { AppKey } from '#server/portals/apps/app.ts'
import type { AskedKeyChange } from './key-dialogs.tsx'

/** What is seldom done to a key. */
export function KeyMenu({ keyOfApp, onAsk }: { keyOfApp: AppKey; onAsk: (asked: AskedKeyChange) => void }) {
  const t = useTranslations('portal.appKey')
  return (
    <Menu
      label={t('more')}
      entries={[
        {
          id: 'expiry',
          label: keyOfApp.expiresAt ? t('changeExpiry') : t('setExpiry'),
          icon: <CalendarClock />,
          onAction: () => onAsk('expiry'),
        },
        {
          id: 'revoke',
          label: t('revoke'),
          icon: <Ban />,
          tone: 'danger',
          separated: true,
          onAction: () => onAsk('revoke'),
        },
      ]}
    />
  )
}
