import type { Metadata } from 'next'
import { ReviewDeployment } from '#components/stages/review-deployment.tsx'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import { diffDeployment } from '#server/rest-apis/deployments/diff-deployment.ts'
import { getStages } from '#server/rest-apis/stages/get-stages.ts'
import { type PageProps, textOf } from '../../../../page-props.ts'
import { createDeploymentAction } from './actions.ts'

export const metadata: Metadata = { title: 'Review and deploy' }

export default async function DeployPage({ params, searchParams }: PageProps<'apiId'>) {
  const context = await requireConsoleContext()
  const { apiId: restApiId } = await params
  const { item: stages } = await orNotFound(getStages(context, { restApiId }))
  const names = stages.map(({ stageName }) => stageName)
  const wanted = textOf(await searchParams, 'stage')
  const stageName = names.includes(wanted) ? wanted : wanted === 'new' ? undefined : names[0]
  const { changes } = await diffDeployment(context, { restApiId, stageName })
  return (
    <ReviewDeployment
      restApiId={restApiId}
      stageName={stageName}
      stageNames={names}
      changes={changes}
      action={createDeploymentAction}
    />
  )
}
