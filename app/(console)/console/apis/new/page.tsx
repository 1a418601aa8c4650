import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { StartCards } from '#components/publish/start-cards.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { createBlankApiAction, createProxyApiAction, createSampleApiAction } from './actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('apis')
  return { title: t('new.title') }
}

export default async function NewApiPage() {
  await requireConsoleContext()
  const t = await getTranslations('apis')
  return (
    <div className="mx-auto flex w-full max-w-5xl flex-col gap-6">
      <PageHeader
        title={t('new.heading')}
        description={t('new.description')}
        breadcrumbs={[{ label: t('list.title'), href: '/console/apis' }, { label: t('new.title') }]}
      />
      <StartCards
        uploadHref="/console/apis/import"
        proxyAction={createProxyApiAction}
        blankAction={createBlankApiAction}
        sampleAction={createSampleApiAction}
      />
    </div>
  )
}
