import { Braces, Plus } from 'lucide-react'
import Link from 'next/link'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { SearchField } from '#components/ui/search-field.tsx'
import { Table } from '#components/ui/table.tsx'
import type { Model } from '#server/rest-apis/models/model.ts'

interface ModelListProps {
  restApiId: string
  /** Of all, whatever the filter. */
  count: number
  models: readonly (Model & { useCount: number; referrers: readonly string[] })[]
}

/** The shapes of bodies that an API names. */
export function ModelList({ restApiId, count, models }: ModelListProps) {
  const base = `/console/apis/${restApiId}/models`
  const create = (
    <LinkButton href={`${base}/~new`} variant="primary" icon={<Plus />}>
      Create model
    </LinkButton>
  )
  return (
    <div className="flex flex-col gap-4">
      {count > 0 && (
        <div className="flex flex-wrap items-center justify-between gap-3">
          <SearchField label="Filter by name or description" />
          {create}
        </div>
      )}
      <Table
        label="Models"
        rows={models}
        keyOf={({ id }) => id}
        empty={
          count > 0 ? (
            <EmptyState title="No model matches" />
          ) : (
            <EmptyState icon={<Braces />} title="No models yet" actions={create}>
              A model says what a body looks like, in JSON Schema draft 4: requests are validated against it, and the
              reference and SDKs show it.
            </EmptyState>
          )
        }
        columns={[
          {
            header: 'Name',
            cell: ({ name, description }) => (
              <span className="flex min-w-0 flex-col">
                <Link href={`${base}/${name}`} className="text-link font-medium wrap-anywhere">
                  {name}
                </Link>
                {description && <span className="line-clamp-2 text-muted text-xs wrap-anywhere">{description}</span>}
              </span>
            ),
          },
          {
            header: 'Content type',
            cell: ({ contentType }) => <code className="text-[0.8125rem]">{contentType}</code>,
          },
          {
            header: 'Used by',
            align: 'end',
            className: 'whitespace-nowrap',
            cell: ({ useCount }) => bodyCountWords(useCount),
          },
          {
            header: 'Part of',
            wideOnly: true,
            cell: ({ referrers }) => referrers.join(', ') || <span className="text-faint">–</span>,
          },
        ]}
      />
    </div>
  )
}

function bodyCountWords(count: number): string {
  if (count === 0) return 'no body'
  return `${count.toLocaleString('en')} ${count === 1 ? 'body' : 'bodies'}`
}
