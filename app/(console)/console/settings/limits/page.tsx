import type { Metadata } from 'next'
import { EditLimit } from '#components/settings/edit-limit.tsx'
import { Table, type TableColumn } from '#components/ui/table.tsx'
import { type AccountLimitUse, listAccountLimits } from '#server/account-limits/list-account-limits.ts'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { putAccountLimitAction } from '../actions.ts'

export const metadata: Metadata = { title: 'Limits' }

const number = new Intl.NumberFormat('en')

export default async function LimitsPage() {
  const context = await requireConsoleContext()
  const limits = await listAccountLimits(context, {})
  const { actor } = context
  const isOwner = actor.kind === 'user' && actor.role === 'owner'
  return (
    <div className="flex max-w-4xl flex-col gap-4">
      <p className="max-w-2xl text-muted">
        How many of what this account may have. The numbers are AWS’s quotas unless its owner or the operator says
        otherwise; what is there already stays, whatever the limit becomes.
      </p>
      <Table label="Limits" columns={columnsFor(isOwner)} rows={limits} keyOf={({ name }) => name} />
    </div>
  )
}

function columnsFor(isOwner: boolean): TableColumn<AccountLimitUse>[] {
  return [
    {
      header: 'What',
      cell: ({ noun, within }) => (
        <>
          {noun} <span className="text-faint">{within === 'account' ? '' : `in one ${within}`}</span>
        </>
      ),
    },
    {
      header: 'Used',
      align: 'end',
      cell: ({ used, most }) => (
        <span className={used >= most ? 'text-danger tabular-nums' : 'tabular-nums'}>{number.format(used)}</span>
      ),
    },
    {
      header: 'At most',
      align: 'end',
      cell: ({ most }) => <span className="tabular-nums">{number.format(most)}</span>,
    },
    {
      header: 'Actions',
      hideHeader: true,
      align: 'end',
      cell: (limit) => isOwner && <EditLimit limit={limit} action={putAccountLimitAction} />,
    },
  ]
}
