import { Waypoints } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { StartCards } from '#components/publish/start-cards.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { isAllowed } from '#server/permissions.ts'
import { createBlankApiAction, createProxyApiAction, createSampleApiAction } from './actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('apis')
  return { title: t('new.title') }
}

export default async function NewApiPage() {
  const context = await requireConsoleContext()
  const t = await getTranslations('apis')
  return (
    <div className="mx-auto flex w-full max-w-5xl flex-col gap-6">
      <PageHeader
        title={t('new.heading')}
        description={t('new.description')}
        breadcrumbs={[{ label: t('list.title'), href: '/console/apis' }, { label: t('new.title') }]}
      />
      {isAllowed(context.actor, 'apis:write') ? (
        <StartCards
          uploadHref="/console/apis/import"
          proxyAction={createProxyApiAction}
          blankAction={createBlankApiAction}
          sampleAction={createSampleApiAction}
        />
      ) : (
        <EmptyState
          icon={<Waypoints />}
          title={t('new.mayNot')}
          actions={<LinkButton href="/console/apis">{t('new.toList')}</LinkButton>}
        >
          {t('new.mayNotText')}
        </EmptyState>
      )}
    </div>
  )
}
