import { StageCanary } from '#components/stages/stage-canary.tsx'
import { getDeployments } from '#server/rest-apis/deployments/get-deployments.ts'
import type { PageProps } from '../../../../../../page-props.ts'
import { deleteCanaryAction, promoteCanaryAction, updateCanaryAction } from '../canary-actions.ts'
import { stagePage } from '../stage-page.ts'
import { stageTitle } from '../stage-title.ts'

export const generateMetadata = stageTitle('canary')

export default async function StageCanaryPage({ params }: PageProps<'apiId' | 'stageName'>) {
  const { context, restApiId, stage, canWrite } = await stagePage(params)
  const { items: deployments } = await getDeployments(context, { restApiId, limit: 500 })
  return (
    <StageCanary
      restApiId={restApiId}
      stage={stage}
      canWrite={canWrite}
      deployments={deployments}
      action={updateCanaryAction}
      promoteAction={promoteCanaryAction}
      deleteAction={deleteCanaryAction}
    />
  )
}
