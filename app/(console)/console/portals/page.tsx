import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { NewPortalDialog } from '#components/portals/new-portal-dialog.tsx'
import { PortalList } from '#components/portals/portal-list.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { SearchField } from '#components/ui/search-field.tsx'
import { currentAccount, requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { listPortals } from '#server/portals/portals/list-portals.ts'
import { type PageProps, textOf } from '../page-props.ts'
import { createPortalAction, createPortalInOneStepAction } from './actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('portals.list')
  return { title: t('title') }
}

export default async function PortalsPage({ searchParams }: PageProps) {
  const context = await requireConsoleContext()
  const t = await getTranslations('portals.list')
  const wanted = textOf(await searchParams, 'q').toLowerCase()
  const { items: all } = await listPortals(context, {})
  const portals = all.filter(({ name, slug, hostname = '' }) =>
    `${name} ${slug} ${hostname}`.toLowerCase().includes(wanted),
  )
  const canWrite = (await currentAccount())?.role !== 'viewer'
  return (
    <div className="flex flex-col gap-5">
      <PageHeader
        title={t('title')}
        count={all.length}
        description={t('help')}
        actions={canWrite && all.length > 0 && <NewPortalDialog create={createPortalAction} variant="primary" />}
      />
      {all.length > 0 && <SearchField label={t('filter')} />}
      <PortalList
        portals={portals}
        isFiltered={all.length > 0}
        createInOneStep={canWrite ? createPortalInOneStepAction : undefined}
        newPortal={<NewPortalDialog create={createPortalAction} variant="secondary" />}
      />
    </div>
  )
}
