import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '#components/ui/page-header.tsx'
import { SearchField } from '#components/ui/search-field.tsx'
import { CreateVpcLink } from '#components/vpc-links/create-vpc-link.tsx'
import { VpcLinkList } from '#components/vpc-links/vpc-link-list.tsx'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { getVpcLinks } from '#server/domains/vpc-links/get-vpc-links.ts'
import { isAllowed } from '#server/permissions.ts'
import { listAll } from '../list-all.ts'
import { type PageProps, textOf } from '../page-props.ts'
import { createVpcLinkAction } from './actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('vpc-links.list'))('title') }
}

export default async function VpcLinksPage({ searchParams }: PageProps) {
  const t = await getTranslations('vpc-links.list')
  const context = await requireConsoleContext()
  const wanted = textOf(await searchParams, 'q')
    .trim()
    .toLowerCase()
  const all = await listAll((position) => getVpcLinks(context, { limit: 500, position }))
  const create = isAllowed(context.actor, 'vpc-links:write') ? (
    <CreateVpcLink action={createVpcLinkAction} />
  ) : undefined
  return (
    <div className="flex flex-col gap-5">
      <PageHeader title={t('title')} count={all.length} description={t('lead')} actions={all.length > 0 && create} />
      {all.length > 0 && <SearchField label={t('filter')} />}
      <VpcLinkList
        links={all.filter((link) => `${link.name} ${link.targetArns.join(' ')}`.toLowerCase().includes(wanted))}
        isFiltered={all.length > 0}
        create={create}
      />
    </div>
  )
}
