import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { PageHeader } from '#components/ui/page-header.tsx'
import { Tabs } from '#components/ui/tabs.tsx'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { isAllowed } from '#server/permissions.ts'

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations('settings.tabs')
  const { actor } = await requireConsoleContext()
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
          ...(isAllowed(actor, 'audit:read') ? [{ label: t('audit'), href: '/console/settings/audit' }] : []),
          { label: t('profile'), href: '/console/settings/profile' },
        ]}
      />
      {children}
    </div>
  )
}
