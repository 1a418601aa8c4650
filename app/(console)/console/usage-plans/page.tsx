import { Gauge, Plus } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { quotaWords, rateWords } from '#components/portal/limit-words.ts'
import { CopyableId } from '#components/ui/copyable-id.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { SearchField } from '#components/ui/search-field.tsx'
import { Table } from '#components/ui/table.tsx'
import { getUsagePlans } from '#server/access/usage-plans/get-usage-plans.ts'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { listAll } from '../list-all.ts'
import { type PageProps, textOf } from '../page-props.ts'

export const metadata: Metadata = { title: 'Usage plans' }

export default async function UsagePlansPage({ searchParams }: PageProps) {
  const context = await requireConsoleContext()
  const wanted = textOf(await searchParams, 'q').toLowerCase()
  const all = await listAll((position) => getUsagePlans(context, { limit: 500, position }))
  const plans = all
    .filter((plan) => `${plan.name} ${plan.id}`.toLowerCase().includes(wanted))
    .sort((left, right) => left.name.localeCompare(right.name))
  const create = (
    <LinkButton href="/console/usage-plans/new" variant="primary" icon={<Plus />}>
      New usage plan
    </LinkButton>
  )
  return (
    <div className="flex flex-col gap-5">
      <PageHeader
        title="Usage plans"
        count={all.length}
        description="How much each key may use, and of which stages."
        actions={all.length > 0 && create}
      />
      {all.length > 0 && <SearchField label="Filter by name or id" />}
      <Table
        label="Usage plans"
        rows={plans}
        keyOf={({ id }) => id}
        empty={
          all.length === 0 ? (
            <EmptyState icon={<Gauge />} title="No usage plans yet" actions={create}>
              Without a plan no key works: a plan joins keys and stages, with a rate and a quota.
            </EmptyState>
          ) : (
            <EmptyState title="No plan matches" />
          )
        }
        columns={[
          {
            header: 'Name',
            cell: (plan) => (
              <Link href={`/console/usage-plans/${plan.id}`} className="text-link font-medium">
                {plan.name}
              </Link>
            ),
          },
          { header: 'Id', cell: (plan) => <CopyableId id={plan.id} label="plan id" /> },
          { header: 'Rate', cell: (plan) => rateWords(plan.throttle) ?? 'no limit' },
          { header: 'Quota', cell: (plan) => quotaWords(plan.quota) ?? 'no limit' },
          { header: 'Stages', align: 'end', cell: (plan) => plan.apiStages.length },
        ]}
      />
    </div>
  )
}
