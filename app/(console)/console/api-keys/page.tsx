import { KeyRound } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { CreateApiKey } from '#components/api-keys/create-api-key.tsx'
import { KeyState } from '#components/api-keys/key-state.tsx'
import { CopyableId } from '#components/ui/copyable-id.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { RelativeTime } from '#components/ui/relative-time.tsx'
import { SearchField } from '#components/ui/search-field.tsx'
import { Table } from '#components/ui/table.tsx'
import { getApiKeys } from '#server/access/api-keys/get-api-keys.ts'
import { getUsagePlans } from '#server/access/usage-plans/get-usage-plans.ts'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { listAll } from '../list-all.ts'
import { type PageProps, textOf } from '../page-props.ts'
import { createApiKeyAction } from './actions.ts'

export const metadata: Metadata = { title: 'API keys' }

export default async function ApiKeysPage({ searchParams }: PageProps) {
  const context = await requireConsoleContext()
  const search = await searchParams
  const nameQuery = textOf(search, 'q') || undefined
  const given = textOf(search, 'position') || undefined
  const { items, position } = await getApiKeys(context, { limit: 50, nameQuery, position: given })
  const plans = await listAll((next) => getUsagePlans(context, { limit: 500, position: next }))
  const create = <CreateApiKey action={createApiKeyAction} plans={plans.map(({ id, name }) => ({ id, name }))} />
  const isEmpty = items.length === 0 && !nameQuery && !given
  const hrefOf = (next: string) => `/console/api-keys?${new URLSearchParams({ q: nameQuery ?? '', position: next })}`
  return (
    <div className="flex flex-col gap-5">
      <PageHeader
        title="API keys"
        description="Who calls. A key works where one of its usage plans covers the stage."
        actions={isEmpty ? undefined : create}
      />
      {!isEmpty && <SearchField label="Names that begin with…" />}
      <Table
        label="API keys"
        rows={items}
        keyOf={({ id }) => id}
        empty={
          isEmpty ? (
            <EmptyState icon={<KeyRound />} title="No API keys yet" actions={create}>
              Consumers make their own in the portal; make one here for yourself.
            </EmptyState>
          ) : (
            <EmptyState title="No key’s name begins like that" />
          )
        }
        columns={[
          {
            header: 'Name',
            cell: (key) => (
              <Link href={`/console/api-keys/${key.id}`} className="text-link font-medium">
                {key.name ?? key.id}
              </Link>
            ),
          },
          { header: 'Id', cell: (key) => <CopyableId id={key.id} label="key id" /> },
          { header: 'State', cell: (key) => <KeyState enabled={key.enabled} /> },
          { header: 'Created', cell: (key) => <RelativeTime at={key.createdDate} /> },
        ]}
      />
      <Pagination
        firstHref={given && '/console/api-keys'}
        nextHref={position && hrefOf(position)}
        summary={`${items.length} keys`}
      />
    </div>
  )
}
