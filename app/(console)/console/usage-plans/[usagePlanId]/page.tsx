import { Trash2 } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { TagsCard } from '#components/tags/tags-card.tsx'
import { Button } from '#components/ui/button.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { CopyableId } from '#components/ui/copyable-id.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { ExportUsage } from '#components/usage-plans/export-usage.tsx'
import { MethodThrottles } from '#components/usage-plans/method-throttles.tsx'
import { PlanKeys } from '#components/usage-plans/plan-keys.tsx'
import { UsagePlanForm } from '#components/usage-plans/usage-plan-form.tsx'
import { describePlanKeys } from '#server/access/usage-plans/describe-plan-keys.ts'
import { getUsagePlan } from '#server/access/usage-plans/get-usage-plan.ts'
import { listPlanMethods } from '#server/access/usage-plans/list-plan-methods.ts'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import { isAllowed } from '#server/permissions.ts'
import { listStages } from '#server/rest-apis/stages/list-stages.ts'
import { addKeyToPlanAction, findKeysAction, removeKeyFromPlanAction } from '../../api-keys/actions.ts'
import { mayWrite } from '../../may-write.ts'
import { type PageProps, textOf } from '../../page-props.ts'
import { resourceArn } from '../../resource-arn.ts'
import { updateTagsAction } from '../../tag-actions.ts'
import * as actions from '../actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('usage-plans.usagePlanPage'))('title') }
}

export default async function UsagePlanPage({ params, searchParams }: PageProps<'usagePlanId'>) {
  const context = await requireConsoleContext()
  const { usagePlanId } = await params
  const position = textOf(await searchParams, 'position') || undefined
  const plan = await orNotFound(getUsagePlan(context, { usagePlanId }))
  const { items: stages } = await listStages(context, {})
  const keys = await orNotFound(describePlanKeys(context, { usagePlanId, limit: 50, position }))
  const { items: methods } = await listPlanMethods(context, { usagePlanId })
  const isWriter = mayWrite(context, 'usage-plans')
  const t = await getTranslations('usage-plans.usagePlanPage')
  return (
    <div className="flex max-w-4xl flex-col gap-5">
      <PageHeader
        title={plan.name}
        breadcrumbs={[{ label: t('plans'), href: '/console/usage-plans' }, { label: plan.name }]}
        aside={<CopyableId id={plan.id} label={t('planId')} />}
        actions={isWriter && <DeletePlan usagePlanId={usagePlanId} name={plan.name} />}
      />
      <UsagePlanForm action={actions.updateUsagePlanAction} plan={plan} stages={stages} mayWrite={isWriter} />
      {plan.apiStages.map((apiStage) => (
        <MethodThrottles
          key={`${apiStage.apiId}:${apiStage.stage}`}
          usagePlanId={usagePlanId}
          apiStage={apiStage}
          served={
            methods.find(({ apiId, stage }) => apiId === apiStage.apiId && stage === apiStage.stage)?.methods ?? []
          }
          apiName={stages.find(({ restApiId }) => restApiId === apiStage.apiId)?.apiName ?? apiStage.apiId}
          action={actions.updateMethodThrottlesAction}
          mayWrite={isWriter}
        />
      ))}
      <PlanKeys
        usagePlanId={usagePlanId}
        keys={keys.items}
        nextHref={keys.position && `/console/usage-plans/${usagePlanId}?position=${keys.position}`}
        firstHref={position && `/console/usage-plans/${usagePlanId}`}
        findKeys={findKeysAction.bind(null, usagePlanId)}
        addAction={addKeyToPlanAction}
        removeAction={removeKeyFromPlanAction}
        extendAction={actions.extendQuotaAction}
        periodEnd={keys.periodEnd}
        actions={
          isAllowed(context.actor, 'usage:read') && (
            <ExportUsage
              usagePlanId={usagePlanId}
              startDate={dayOf(context.now(), 29)}
              endDate={dayOf(context.now(), 0)}
              action={actions.exportUsageAction}
            />
          )
        }
        mayWrite={isWriter}
      />
      <TagsCard
        resourceArn={resourceArn(context, `/usageplans/${usagePlanId}`)}
        tags={plan.tags}
        canWrite={isWriter && isAllowed(context.actor, 'tags:write')}
        action={updateTagsAction}
      />
    </div>
  )
}

/** The date of UTC so many days ago, `2026-11-22`. */
function dayOf(now: Date, daysAgo: number): string {
  return new Date(now.getTime() - daysAgo * 86_400_000).toISOString().slice(0, 10)
}

async function DeletePlan({ usagePlanId, name }: { usagePlanId: string; name: string }) {
  const t = await getTranslations('usage-plans.usagePlanPage')
  return (
    <ConfirmDialog
      title={t('confirmTitle', { name })}
      action={actions.deleteUsagePlanAction}
      hidden={{ usagePlanId }}
      confirmLabel={t('confirm')}
      confirmText={name}
      trigger={
        <Button variant="danger-ghost" icon={<Trash2 />}>
          {t('delete')}
        </Button>
      }
    >
      {t('consequences')}
    </ConfirmDialog>
  )
}
