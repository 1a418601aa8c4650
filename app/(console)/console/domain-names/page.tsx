import { Globe } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { CreateDomainName } from '#components/domain-names/create-domain-name.tsx'
import { typeNames } from '#components/domain-names/type-names.ts'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { SearchField } from '#components/ui/search-field.tsx'
import { Table } from '#components/ui/table.tsx'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { getDomainNames } from '#server/domains/domain-names/get-domain-names.ts'
import { isAllowed } from '#server/permissions.ts'
import { listAll } from '../list-all.ts'
import { type PageProps, textOf } from '../page-props.ts'
import { createDomainNameAction } from './actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('domain-names')
  return { title: t('titles.customDomainNames') }
}

export default async function DomainNamesPage({ searchParams }: PageProps) {
  const t = await getTranslations('domain-names')
  const context = await requireConsoleContext()
  const wanted = textOf(await searchParams, 'q')
    .trim()
    .toLowerCase()
  const all = await listAll((position) => getDomainNames(context, { limit: 500, position }))
  const mayWrite = isAllowed(context.actor, 'domain-names:write')
  const create = mayWrite ? <CreateDomainName action={createDomainNameAction} /> : undefined
  return (
    <div className="flex flex-col gap-5">
      <PageHeader
        title={t('domainNamesPage.customDomainNames')}
        description={t('domainNamesPage.namesOfYourOwnFor')}
        count={all.length}
        actions={all.length > 0 && create}
      />
      {all.length > 0 && <SearchField label={t('domainNamesPage.filter')} />}
      <Table
        label={t('domainNamesPage.customDomainNames')}
        rows={all.filter(({ domainName }) => domainName.includes(wanted))}
        keyOf={({ domainNameArn }) => domainNameArn}
        empty={
          all.length > 0 ? (
            <EmptyState title={t('domainNamesPage.noneMatches')} />
          ) : (
            <EmptyState icon={<Globe />} title={t('domainNamesPage.noDomainNamesYet')} actions={create}>
              {t('domainNamesPage.aPIsAreReachedByTheir')}
            </EmptyState>
          )
        }
        columns={[
          {
            header: t('domainNamesPage.name'),
            cell: ({ domainName, domainNameId }) => (
              <Link href={hrefOf(domainName, domainNameId)} className="text-link font-medium wrap-anywhere">
                {domainName}
              </Link>
            ),
          },
          {
            header: t('domainNamesPage.type'),
            cell: (domain) => typeNames(domain, t),
          },
          {
            header: t('domainNamesPage.dNSRecordPointsTo'),
            cell: ({ regionalDomainName, distributionDomainName }) => (
              <code className="wrap-anywhere">{regionalDomainName ?? distributionDomainName ?? '–'}</code>
            ),
          },
        ]}
      />
    </div>
  )
}

function hrefOf(domainName: string, domainNameId: string | undefined): string {
  return `/console/domain-names/${domainName}${domainNameId ? `?id=${domainNameId}` : ''}`
}
