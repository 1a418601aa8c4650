import type { Metadata } from 'next'
import { PageHeader } from '#components/ui/page-header.tsx'
import { UsagePlanForm } from '#components/usage-plans/usage-plan-form.tsx'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { listStages } from '#server/rest-apis/stages/list-stages.ts'
import { createUsagePlanAction } from '../actions.ts'

export const metadata: Metadata = { title: 'New usage plan' }

export default async function NewUsagePlanPage() {
  const context = await requireConsoleContext()
  const { items: stages } = await listStages(context, {})
  return (
    <div className="flex max-w-4xl flex-col gap-5">
      <PageHeader
        title="New usage plan"
        breadcrumbs={[{ label: 'Usage plans', href: '/console/usage-plans' }, { label: 'New' }]}
      />
      <UsagePlanForm action={createUsagePlanAction} stages={stages} />
    </div>
  )
}
