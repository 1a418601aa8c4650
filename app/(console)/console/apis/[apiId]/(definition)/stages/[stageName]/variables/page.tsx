import { StageVariables } from '#components/stages/stage-variables.tsx'
import type { PageProps } from '../../../../../../page-props.ts'
import { updateVariablesAction } from '../actions.ts'
import { stagePage } from '../stage-page.ts'
import { stageTitle } from '../stage-title.ts'

export const generateMetadata = stageTitle('variables')

export default async function StageVariablesPage({ params }: PageProps<'apiId' | 'stageName'>) {
  const { restApiId, stage, canWrite } = await stagePage(params)
  return <StageVariables restApiId={restApiId} stage={stage} canWrite={canWrite} action={updateVariablesAction} />
}
