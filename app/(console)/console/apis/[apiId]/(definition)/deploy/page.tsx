import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ReviewDeployment } from '#components/stages/review-deployment.tsx'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import { isAllowed } from '#server/permissions.ts'
import { diffDeployment } from '#server/rest-apis/deployments/diff-deployment.ts'
import { getStages } from '#server/rest-apis/stages/get-stages.ts'
import { listStageConsumers } from '#server/rest-apis/stages/list-stage-consumers.ts'
import { type PageProps, textOf } from '../../../../page-props.ts'
import { createDeploymentAction, discardChangeAction } from './actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('stages.review')
  return { title: t('title') }
}

export default async function DeployPage({ params, searchParams }: PageProps<'apiId'>) {
  const context = await requireConsoleContext()
  const { apiId: restApiId } = await params
  const { item: stages } = await orNotFound(getStages(context, { restApiId }))
  const wanted = textOf(await searchParams, 'stage')
  const stage = wanted === 'new' ? undefined : (stages.find(({ stageName }) => stageName === wanted) ?? stages[0])
  const stageName = stage?.stageName
  const { rows } = await diffDeployment(context, { restApiId, stageName })
  return (
    <ReviewDeployment
      key={stageName ?? ' new'}
      restApiId={restApiId}
      stageName={stageName}
      stageNames={stages.map((each) => each.stageName)}
      canaryPercent={stage?.canarySettings && (stage.canarySettings.percentTraffic ?? 0)}
      rows={rows}
      consumers={stageName === undefined ? undefined : await listStageConsumers(context, { restApiId, stageName })}
      action={isAllowed(context.actor, 'stages:write') ? createDeploymentAction : undefined}
      discard={isAllowed(context.actor, 'apis:write') ? discardChangeAction : undefined}
    />
  )
}
