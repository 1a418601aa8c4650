import type { ReactNode } from 'react'
import { PageHeader } from '#components/ui/page-header.tsx'
import { Tabs } from '#components/ui/tabs.tsx'

const tabs = [
  { label: 'Account', href: '/console/settings' },
  { label: 'Members', href: '/console/settings/members' },
  { label: 'Access keys', href: '/console/settings/access-keys' },
  { label: 'AWS credentials', href: '/console/settings/aws-credentials' },
  { label: 'Limits', href: '/console/settings/limits' },
  { label: 'Profile', href: '/console/settings/profile' },
]

export default function SettingsLayout({ children }: { children: ReactNode }) {
  return (
    <div className="flex flex-col gap-6">
      <PageHeader title="Settings" />
      <Tabs label="Settings" tabs={tabs} />
      {children}
    </div>
  )
}
