import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { PageHeader } from '#components/ui/page-header.tsx'
import { Tabs } from '#components/ui/tabs.tsx'

interface RequestsHeaderProps {
  /** Requests that wait for a decision. */
  pending: number
  hasTabs: boolean
  actions?: ReactNode
}

/** The head of the inbox and of the rules that empty it. */
export function RequestsHeader({ pending, hasTabs, actions }: RequestsHeaderProps) {
  const t = useTranslations('access-requests.header')
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} actions={actions} />
      {hasTabs && (
        <Tabs
          label={t('title')}
          tabs={[
            { label: t('inbox'), href: '/console/access-requests', count: pending },
            { label: t('rules'), href: '/console/access-requests/rules' },
          ]}
        />
      )}
    </>
  )
}
