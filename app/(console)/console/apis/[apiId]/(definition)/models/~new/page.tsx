import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { NewModel } from '#components/models/new-model.tsx'
import { NotAllowed } from '#components/ui/not-allowed.tsx'
import { PartHeader } from '#components/ui/part-header.tsx'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import { isAllowed } from '#server/permissions.ts'
import { getRestApi } from '#server/rest-apis/apis/get-rest-api.ts'
import type { PageProps } from '../../../../../page-props.ts'
import { createModelAction } from '../actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('models')
  return { title: t('titles.newModel') }
}

export default async function NewModelPage({ params }: PageProps<'apiId'>) {
  const t = await getTranslations('models')
  const context = await requireConsoleContext()
  const { apiId: restApiId } = await params
  await orNotFound(getRestApi(context, { restApiId }))
  return (
    <div className="flex max-w-3xl flex-col gap-5">
      <PartHeader
        backHref={`/console/apis/${restApiId}/models`}
        backLabel={t('modelsNewPage.models')}
        title={t('modelsNewPage.newModel')}
      />
      {isAllowed(context.actor, 'apis:write') ? (
        <NewModel restApiId={restApiId} action={createModelAction} />
      ) : (
        <NotAllowed />
      )}
    </div>
  )
}
