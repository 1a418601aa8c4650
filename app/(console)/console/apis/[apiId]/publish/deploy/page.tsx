import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { DeployForm } from '#components/publish/deploy-form.tsx'
import { JourneyPage } from '#components/publish/journey-page.tsx'
import { offerSummary } from '#components/publish/offer-summary.ts'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { readForm } from '#server/adapters/next/form-reader.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import { isAllowed } from '#server/permissions.ts'
import { checkOffer } from '#server/portals/publish/check-offer.ts'
import { diffDeployment } from '#server/rest-apis/deployments/diff-deployment.ts'
import { getStages } from '#server/rest-apis/stages/get-stages.ts'
import type { PageProps } from '../../../../page-props.ts'
import { offerFields, readOffer } from '../offer-form.ts'
import { publishProductAction } from './actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('publish.journey')
  return { title: t('steps.deploy') }
}

export default async function DeployPage({ params, searchParams }: PageProps<'apiId'>) {
  const context = await requireConsoleContext()
  const t = await getTranslations('publish')
  const { apiId: restApiId } = await params
  const canWrite = isAllowed(context.actor, 'stages:write')
  const filled = filledIn(await searchParams)
  const offer = filled.has('product.name')
    ? await checkOffer
        .invoke(context, readOffer(readForm(filled)))
        .catch(() => redirect(`/console/apis/${restApiId}/publish/plan`))
    : undefined
  const { item: stages } = await orNotFound(getStages(context, { restApiId }))
  const stage = stages.find(({ stageName }) => stageName === 'prod')
  const { rows } = await diffDeployment(context, { restApiId, stageName: stage?.stageName })
  return (
    <JourneyPage
      restApiId={restApiId}
      step="deploy"
      title={t('journey.steps.deploy')}
      lead={t('deploy.lead')}
      canWrite={canWrite}
    >
      <DeployForm
        restApiId={restApiId}
        stageName="prod"
        isNewStage={!stage}
        action={canWrite ? publishProductAction : undefined}
        rows={rows}
        offer={Object.fromEntries([...filled].map(([name, value]) => [name, String(value)]))}
        offerSummary={
          offer && offerSummary(offer, { t: await getTranslations('limits'), locale: await getLocale(), publish: t })
        }
      />
    </JourneyPage>
  )
}

function filledIn(search: Readonly<Record<string, string | string[] | undefined>>): FormData {
  const data = new FormData()
  for (const name of offerFields) {
    const value = search[name]
    if (typeof value === 'string') data.set(name, value)
  }
  return data
}
