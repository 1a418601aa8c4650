import { Trash2 } from 'lucide-react'
import type { Metadata } from 'next'
import { Button } from '#components/ui/button.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { CopyableId } from '#components/ui/copyable-id.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { MethodThrottles } from '#components/usage-plans/method-throttles.tsx'
import { PlanKeys } from '#components/usage-plans/plan-keys.tsx'
import { UsagePlanForm } from '#components/usage-plans/usage-plan-form.tsx'
import { getApiKeys } from '#server/access/api-keys/get-api-keys.ts'
import { getUsagePlan } from '#server/access/usage-plans/get-usage-plan.ts'
import { getUsagePlanKeys } from '#server/access/usage-plans/get-usage-plan-keys.ts'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import { listStages } from '#server/rest-apis/stages/list-stages.ts'
import { addKeyToPlanAction, removeKeyFromPlanAction } from '../../api-keys/actions.ts'
import { type PageProps, textOf } from '../../page-props.ts'
import * as actions from '../actions.ts'

export const metadata: Metadata = { title: 'Usage plan' }

export default async function UsagePlanPage({ params, searchParams }: PageProps<'usagePlanId'>) {
  const context = await requireConsoleContext()
  const { usagePlanId } = await params
  const position = textOf(await searchParams, 'position') || undefined
  const plan = await orNotFound(getUsagePlan(context, { usagePlanId }))
  const { items: stages } = await listStages(context, {})
  const keys = await getUsagePlanKeys(context, { usagePlanId, limit: 50, position })
  const { items: allKeys } = await getApiKeys(context, { limit: 200 })
  const inPlan = new Set(keys.items.map(({ id }) => id))
  return (
    <div className="flex max-w-4xl flex-col gap-5">
      <PageHeader
        title={plan.name}
        breadcrumbs={[{ label: 'Usage plans', href: '/console/usage-plans' }, { label: plan.name }]}
        aside={<CopyableId id={plan.id} label="plan id" />}
        actions={
          <ConfirmDialog
            title={`Delete ${plan.name}?`}
            action={actions.deleteUsagePlanAction}
            hidden={{ usagePlanId }}
            confirmLabel="Delete plan"
            confirmText={plan.name}
            trigger={
              <Button variant="danger-ghost" icon={<Trash2 />}>
                Delete
              </Button>
            }
          >
            Its keys stop working where no other plan covers them.
          </ConfirmDialog>
        }
      />
      <UsagePlanForm action={actions.updateUsagePlanAction} plan={plan} stages={stages} />
      {plan.apiStages.map((apiStage) => (
        <MethodThrottles
          key={`${apiStage.apiId}:${apiStage.stage}`}
          usagePlanId={usagePlanId}
          apiStage={apiStage}
          apiName={stages.find(({ restApiId }) => restApiId === apiStage.apiId)?.apiName ?? apiStage.apiId}
          action={actions.updateMethodThrottlesAction}
        />
      ))}
      <PlanKeys
        usagePlanId={usagePlanId}
        keys={keys.items.map(({ id, name }) => ({ id, name: name ?? id }))}
        nextHref={keys.position && `/console/usage-plans/${usagePlanId}?position=${keys.position}`}
        firstHref={position && `/console/usage-plans/${usagePlanId}`}
        otherKeys={allKeys.filter(({ id }) => !inPlan.has(id)).map(({ id, name }) => ({ id, name: name ?? id }))}
        addAction={addKeyToPlanAction}
        removeAction={removeKeyFromPlanAction}
      />
    </div>
  )
}
