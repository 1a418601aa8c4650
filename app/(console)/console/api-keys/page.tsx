import { FileUp, KeyRound } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { CreateApiKey } from '#components/api-keys/create-api-key.tsx'
import { ExportKeys } from '#components/api-keys/export-keys.tsx'
import { KeyFilters } from '#components/api-keys/key-filters.tsx'
import { KeyTable } from '#components/api-keys/key-table.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { SearchField } from '#components/ui/search-field.tsx'
import { searchHref } from '#components/ui/search-href.ts'
import { searchApiKeys } from '#server/access/api-keys/search-api-keys.ts'
import { getUsagePlans } from '#server/access/usage-plans/get-usage-plans.ts'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import { listAll } from '../list-all.ts'
import { mayWrite } from '../may-write.ts'
import { type PageProps, type Search, textOf } from '../page-props.ts'
import { createApiKeyAction, exportApiKeysAction } from './actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('api-keys.apiKeysPage'))('title') }
}

const filters = ['q', 'plan', 'owner', 'state', 'unused']

export default async function ApiKeysPage({ searchParams }: PageProps) {
  const context = await requireConsoleContext()
  const t = await getTranslations('api-keys.apiKeysPage')
  const search = await searchParams
  const given = textOf(search, 'position') || undefined
  const { items, position } = await orNotFound(searchApiKeys.invoke(context, filterOf(search)))
  const plans = await listAll((next) => getUsagePlans(context, { limit: 500, position: next }))
  const choices = plans.map(({ id, name }) => ({ id, name }))
  const isEmpty = items.length === 0 && !given && !filters.some((name) => textOf(search, name))
  const create = mayWrite(context, 'api-keys') && <CreateApiKey action={createApiKeyAction} plans={choices} />
  const importLink = mayWrite(context, 'api-keys') && (
    <LinkButton href="/console/api-keys/import" icon={<FileUp />}>
      {t('import')}
    </LinkButton>
  )
  return (
    <div className="flex flex-col gap-5">
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={
          !isEmpty &&
          create && (
            <>
              {importLink}
              <ExportKeys exportKeys={exportApiKeysAction} />
              {create}
            </>
          )
        }
      />
      {!isEmpty && (
        <div className="flex flex-wrap items-end gap-3">
          <SearchField label={t('filter')} className="sm:max-w-72" />
          <KeyFilters plans={choices} />
        </div>
      )}
      <KeyTable
        keys={items}
        empty={
          isEmpty ? (
            <EmptyState
              icon={<KeyRound />}
              title={t('none')}
              actions={
                create && (
                  <>
                    {create}
                    {importLink}
                  </>
                )
              }
            >
              {t('noneHelp')}
            </EmptyState>
          ) : (
            <EmptyState title={t('noMatch')} />
          )
        }
      />
      <Pagination
        firstHref={given && searchHref('/console/api-keys', search, { position: null })}
        nextHref={position && searchHref('/console/api-keys', search, { position })}
        summary={t('keys', { count: items.length })}
      />
    </div>
  )
}

function filterOf(search: Search): object {
  const unused = textOf(search, 'unused')
  return {
    text: textOf(search, 'q'),
    usagePlanId: textOf(search, 'plan') || undefined,
    owner: textOf(search, 'owner') || undefined,
    state: textOf(search, 'state') || undefined,
    unusedDays: unused ? Number(unused) : undefined,
    position: textOf(search, 'position') || undefined,
  }
}
