import { Plus, Sparkles, Waypoints } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { CopyableId } from '#components/ui/copyable-id.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Form } from '#components/ui/form.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { RelativeTime } from '#components/ui/relative-time.tsx'
import { SearchField } from '#components/ui/search-field.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { Table } from '#components/ui/table.tsx'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { getRestApis } from '#server/rest-apis/apis/get-rest-apis.ts'
import { listAll } from '../list-all.ts'
import { type PageProps, textOf } from '../page-props.ts'
import { createSampleApiAction } from './new/actions.ts'

export const metadata: Metadata = { title: 'APIs' }

export default async function ApisPage({ searchParams }: PageProps) {
  const context = await requireConsoleContext()
  const wanted = textOf(await searchParams, 'q').toLowerCase()
  const all = await listAll((position) => getRestApis(context, { limit: 500, position }))
  const apis = all
    .filter((api) => `${api.name} ${api.id} ${api.description ?? ''}`.toLowerCase().includes(wanted))
    .sort((left, right) => left.name.localeCompare(right.name))
  return (
    <div className="flex flex-col gap-5">
      <PageHeader
        title="APIs"
        count={all.length}
        actions={
          <LinkButton href="/console/apis/new" variant="primary" icon={<Plus />}>
            New API
          </LinkButton>
        }
      />
      {all.length > 0 && <SearchField label="Filter by name, id or description" />}
      <Table
        label="APIs"
        rows={apis.slice(0, 500)}
        keyOf={({ id }) => id}
        empty={all.length === 0 ? <NoApis /> : <EmptyState title="No API matches">Try fewer letters.</EmptyState>}
        columns={[
          {
            header: 'Name',
            cell: (api) => (
              <span className="flex min-w-0 flex-col">
                <Link href={`/console/apis/${api.id}/resources`} className="text-link font-medium">
                  {api.name}
                </Link>
                {api.description && (
                  <span className="line-clamp-1 max-w-xl text-[0.8125rem] text-muted">{api.description}</span>
                )}
              </span>
            ),
          },
          { header: 'Id', cell: (api) => <CopyableId id={api.id} label="API id" /> },
          { header: 'Version', wideOnly: true, cell: (api) => api.version ?? '–' },
          { header: 'Created', cell: (api) => <RelativeTime at={api.createdDate} /> },
        ]}
      />
      {apis.length > 500 && <p className="text-muted text-sm">The first 500 are shown: filter to see others.</p>}
    </div>
  )
}

function NoApis() {
  return (
    <EmptyState
      icon={<Waypoints />}
      title="No APIs yet"
      actions={
        <div className="flex flex-wrap items-center justify-center gap-2">
          <Form action={createSampleApiAction}>
            <SubmitButton icon={<Sparkles />}>Start with the sample</SubmitButton>
          </Form>
          <LinkButton href="/console/apis/new">Import, proxy or build</LinkButton>
        </div>
      }
    >
      The sample answers by itself: publish it and make a first call in a minute.
    </EmptyState>
  )
}
