import { Globe } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { CreateDomainName } from '#components/domain-names/create-domain-name.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { Table } from '#components/ui/table.tsx'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { getDomainNames } from '#server/domains/domain-names/get-domain-names.ts'
import { isAllowed } from '#server/permissions.ts'
import { type PageProps, textOf } from '../page-props.ts'
import { createDomainNameAction } from './actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('domain-names')
  return { title: t('titles.customDomainNames') }
}

export default async function DomainNamesPage({ searchParams }: PageProps) {
  const t = await getTranslations('domain-names')
  const context = await requireConsoleContext()
  const given = textOf(await searchParams, 'position') || undefined
  const { items, position } = await getDomainNames(context, { limit: 50, position: given })
  const mayWrite = isAllowed(context.actor, 'domain-names:write')
  const create = mayWrite ? <CreateDomainName action={createDomainNameAction} /> : undefined
  const isEmpty = items.length === 0 && !given
  return (
    <div className="flex flex-col gap-5">
      <PageHeader
        title={t('domainNamesPage.customDomainNames')}
        description={t('domainNamesPage.namesOfYourOwnFor')}
        actions={isEmpty ? undefined : create}
      />
      <Table
        label={t('domainNamesPage.customDomainNames')}
        rows={items}
        keyOf={({ domainNameArn }) => domainNameArn}
        empty={
          <EmptyState icon={<Globe />} title={t('domainNamesPage.noDomainNamesYet')} actions={create}>
            {t('domainNamesPage.aPIsAreReachedByTheir')}
          </EmptyState>
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
            cell: ({ endpointConfiguration }) => endpointConfiguration.types.join(', '),
          },
          {
            header: t('domainNamesPage.dNSRecordPointsTo'),
            cell: ({ regionalDomainName, distributionDomainName }) => (
              <code className="wrap-anywhere">{regionalDomainName ?? distributionDomainName ?? '–'}</code>
            ),
          },
        ]}
      />
      <Pagination
        firstHref={given && '/console/domain-names'}
        nextHref={position && `/console/domain-names?${new URLSearchParams({ position })}`}
        summary={t('domainNamesPage.names', { length: items.length })}
      />
    </div>
  )
}

function hrefOf(domainName: string, domainNameId: string | undefined): string {
  return `/console/domain-names/${domainName}${domainNameId ? `?id=${domainNameId}` : ''}`
}
