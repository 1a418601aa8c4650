import type { Metadata } from 'next'
import { DeploymentHistory } from '#components/stages/deployment-history.tsx'
import { StageAddresses } from '#components/stages/stage-addresses.tsx'
import { StageCache } from '#components/stages/stage-cache.tsx'
import { StageExport } from '#components/stages/stage-export.tsx'
import { StageSdk } from '#components/stages/stage-sdk.tsx'
import { StageSettings } from '#components/stages/stage-settings.tsx'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import { invokeUrl, invokeUrlByPath } from '#server/gateway-address.ts'
import { diffDeployment } from '#server/rest-apis/deployments/diff-deployment.ts'
import { getStage } from '#server/rest-apis/stages/get-stage.ts'
import { listStageDeployments } from '#server/rest-apis/stages/list-stage-deployments.ts'
import { type PageProps, textOf } from '../../../../../page-props.ts'
import * as actions from './actions.ts'

export const metadata: Metadata = { title: 'Stage' }

export default async function StagePage({ params, searchParams }: PageProps<'apiId' | 'stageName'>) {
  const context = await requireConsoleContext()
  const { apiId: restApiId, stageName: encoded } = await params
  const stageName = decodeURIComponent(encoded)
  const search = await searchParams
  const stage = await orNotFound(getStage(context, { restApiId, stageName }))
  const position = textOf(search, 'position') || undefined
  const history = await listStageDeployments(context, { restApiId, stageName, limit: 25, position })
  const compared = textOf(search, 'compare') || undefined
  const diff =
    compared && (await orNotFound(diffDeployment(context, { restApiId, stageName, toDeploymentId: compared })))
  const { settings } = context
  return (
    <div className="flex flex-col gap-5">
      <div className="flex items-center justify-between gap-4">
        <h2 className="font-semibold text-lg">{stageName}</h2>
        <div className="flex flex-wrap gap-2">
          <StageExport restApiId={restApiId} stageName={stageName} />
          <StageSdk restApiId={restApiId} stageName={stageName} />
        </div>
      </div>
      <StageAddresses
        byHost={invokeUrl(settings, restApiId, stageName)}
        byPath={invokeUrlByPath(settings, restApiId, stageName)}
      />
      <DeploymentHistory
        restApiId={restApiId}
        stage={stage}
        history={history}
        compared={diff ? { deploymentId: compared ?? '', changes: diff.changes } : undefined}
        rollBackAction={actions.rollBackAction}
      />
      <StageCache
        restApiId={restApiId}
        stage={stage}
        cacheAction={actions.updateCacheAction}
        flushAction={actions.flushCacheAction}
        flushAuthorizersAction={actions.flushAuthorizersAction}
      />
      <StageSettings
        restApiId={restApiId}
        stage={stage}
        variablesAction={actions.updateVariablesAction}
        throttleAction={actions.updateThrottleAction}
        deleteAction={actions.deleteStageAction}
      />
    </div>
  )
}
