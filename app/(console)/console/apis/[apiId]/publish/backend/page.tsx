import type { Metadata } from 'next'
import { BackendForm } from '#components/publish/backend-form.tsx'
import { JourneyPage } from '#components/publish/journey-page.tsx'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import { describeBackend } from '#server/portals/publish/describe-backend.ts'
import type { PageProps } from '../../../../page-props.ts'
import { connectBackendAction, probeBackendAction } from './actions.ts'

export const metadata: Metadata = { title: 'Backend and access' }

export default async function BackendPage({ params }: PageProps<'apiId'>) {
  const context = await requireConsoleContext()
  const { apiId: restApiId } = await params
  const { baseUrl, proposedBaseUrls, ...backend } = await orNotFound(describeBackend(context, { restApiId }))
  return (
    <JourneyPage
      restApiId={restApiId}
      step="backend"
      title="Backend and access"
      lead="Where calls go, and who may make them."
    >
      <BackendForm
        restApiId={restApiId}
        action={connectBackendAction}
        probe={probeBackendAction}
        baseUrl={baseUrl ?? proposedBaseUrls[0] ?? ''}
        otherBaseUrls={proposedBaseUrls}
        methods={backend.methods}
        unconnected={backend.unconnected}
        others={backend.others}
        access={backend.access}
      />
    </JourneyPage>
  )
}
