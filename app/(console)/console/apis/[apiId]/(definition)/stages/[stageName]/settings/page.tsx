import { DeleteStage } from '#components/stages/delete-stage.tsx'
import { StageCache } from '#components/stages/stage-cache.tsx'
import { StageCertificate } from '#components/stages/stage-certificate.tsx'
import { StageDocumentation } from '#components/stages/stage-documentation.tsx'
import { StageLogs } from '#components/stages/stage-logs.tsx'
import { StageTags } from '#components/stages/stage-tags.tsx'
import { StageThrottling } from '#components/stages/stage-throttling.tsx'
import { getClientCertificates } from '#server/access/client-certificates/get-client-certificates.ts'
import { getDocumentationVersions } from '#server/rest-apis/documentation/get-documentation-versions.ts'
import { listAll } from '../../../../../../list-all.ts'
import type { PageProps } from '../../../../../../page-props.ts'
import * as actions from '../actions.ts'
import { stagePage } from '../stage-page.ts'
import { stageTitle } from '../stage-title.ts'

export const generateMetadata = stageTitle('settings')

export default async function StageSettingsPage({ params }: PageProps<'apiId' | 'stageName'>) {
  const { context, restApiId, stageName, stage, canWrite } = await stagePage(params)
  const certificates = await listAll((position) => getClientCertificates(context, { limit: 500, position }))
  const versions = await listAll((position) => getDocumentationVersions(context, { restApiId, limit: 500, position }))
  const part = { restApiId, stage, canWrite }
  return (
    <div className="flex flex-col gap-5">
      <StageThrottling {...part} action={actions.updateThrottleAction} />
      <StageCache
        {...part}
        action={actions.updateCacheAction}
        flushAction={actions.flushCacheAction}
        flushAuthorizersAction={actions.flushAuthorizersAction}
      />
      <StageLogs {...part} action={actions.updateLogsAction} />
      <StageCertificate
        {...part}
        certificates={certificates}
        action={actions.updateCertificateAction}
        generateAction={actions.generateCertificateAction}
        deleteAction={actions.deleteCertificateAction}
      />
      <StageDocumentation
        {...part}
        versions={versions.map(({ version }) => version)}
        action={actions.updateDocumentationAction}
      />
      <StageTags {...part} action={actions.updateTagsAction} />
      {canWrite && <DeleteStage restApiId={restApiId} stageName={stageName} action={actions.deleteStageAction} />}
    </div>
  )
}
