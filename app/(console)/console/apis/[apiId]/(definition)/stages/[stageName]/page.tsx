import { DeploymentComparison } from '#components/stages/deployment-comparison.tsx'
import { DeploymentHistory } from '#components/stages/deployment-history.tsx'
import { StageAddresses } from '#components/stages/stage-addresses.tsx'
import { StageConsumers } from '#components/stages/stage-consumers.tsx'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import { invokeUrl, invokeUrlByPath } from '#server/gateway-address.ts'
import { diffDeployment } from '#server/rest-apis/deployments/diff-deployment.ts'
import { getDeployments } from '#server/rest-apis/deployments/get-deployments.ts'
import { listStageConsumers } from '#server/rest-apis/stages/list-stage-consumers.ts'
import { listStageDeployments } from '#server/rest-apis/stages/list-stage-deployments.ts'
import { type PageProps, textOf } from '../../../../../page-props.ts'
import * as actions from './actions.ts'
import { stagePage } from './stage-page.ts'

export default async function StagePage({ params, searchParams }: PageProps<'apiId' | 'stageName'>) {
  const { context, restApiId, stageName, stage, canWrite, here } = await stagePage(params)
  const search = await searchParams
  const position = textOf(search, 'position') || undefined
  const history = await listStageDeployments(context, { restApiId, stageName, limit: 25, position })
  const { items: deployments } = await getDeployments(context, { restApiId, limit: 100 })
  const to = textOf(search, 'compare') || undefined
  const from = textOf(search, 'from') || undefined
  const input = { restApiId, stageName, fromDeploymentId: from, toDeploymentId: to }
  const diff = to === undefined ? undefined : await orNotFound(diffDeployment(context, input))
  const { settings } = context
  return (
    <div className="flex flex-col gap-5">
      <StageAddresses
        byHost={invokeUrl(settings, restApiId, stageName)}
        byPath={invokeUrlByPath(settings, restApiId, stageName)}
      />
      <DeploymentHistory
        restApiId={restApiId}
        stage={stage}
        history={history}
        deployments={deployments}
        canWrite={canWrite}
        describeAction={actions.describeDeploymentAction}
        deleteAction={actions.deleteDeploymentAction}
      />
      <StageConsumers stageName={stageName} consumers={await listStageConsumers(context, { restApiId, stageName })} />
      {diff && to !== undefined && (
        <DeploymentComparison
          restApiId={restApiId}
          stageName={stageName}
          closeHref={here}
          from={from}
          to={to}
          rows={diff.rows}
          rollBackAction={canWrite ? actions.rollBackAction : undefined}
        />
      )}
    </div>
  )
}
