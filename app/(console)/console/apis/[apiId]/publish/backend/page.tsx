import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { BackendForm } from '#components/publish/backend-form.tsx'
import { JourneyPage } from '#components/publish/journey-page.tsx'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import { isAllowed } from '#server/permissions.ts'
import { describeBackend } from '#server/portals/publish/describe-backend.ts'
import { getAuthorizers } from '#server/rest-apis/authorizers/get-authorizers.ts'
import type { PageProps } from '../../../../page-props.ts'
import { connectBackendAction, probeBackendAction } from './actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('publish.journey')
  return { title: t('steps.backend') }
}

export default async function BackendPage({ params }: PageProps<'apiId'>) {
  const context = await requireConsoleContext()
  const t = await getTranslations('publish')
  const { apiId: restApiId } = await params
  const canWrite = isAllowed(context.actor, 'apis:write')
  const { baseUrl, proposedBaseUrls, ...backend } = await orNotFound(describeBackend(context, { restApiId }))
  const { items: authorizers } = await getAuthorizers(context, { restApiId, limit: 500 })
  return (
    <JourneyPage
      restApiId={restApiId}
      step="backend"
      title={t('journey.steps.backend')}
      lead={t('backend.lead')}
      canWrite={canWrite}
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
        authorizerId={backend.authorizerId}
        authorizers={authorizers.map(({ id, name }) => ({ id, name }))}
        canWrite={canWrite}
      />
    </JourneyPage>
  )
}
