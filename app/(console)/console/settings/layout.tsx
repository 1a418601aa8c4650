import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { PageHeader } from '#components/ui/page-header.tsx'
import { Tabs } from '#components/ui/tabs.tsx'

export default function SettingsLayout({ children }: { children: ReactNode }) {
  const t = useTranslations('settings.tabs')
  return (
    <div className="flex flex-col gap-6">
      <PageHeader title={t('title')} />
      <Tabs
        label={t('title')}
        tabs={[
          { label: t('account'), href: '/console/settings' },
          { label: t('members'), href: '/console/settings/members' },
          { label: t('accessKeys'), href: '/console/settings/access-keys' },
          { label: t('awsCredentials'), href: '/console/settings/aws-credentials' },
          { label: t('mail'), href: '/console/settings/mail' },
          { label: t('limits'), href: '/console/settings/limits' },
          { label: t('profile'), href: '/console/settings/profile' },
        ]}
      />
      {children}
    </div>
  )
}
