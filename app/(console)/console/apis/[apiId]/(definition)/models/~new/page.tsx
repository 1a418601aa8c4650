import type { Metadata } from 'next'
import { NewModel } from '#components/models/new-model.tsx'
import { PartHeader } from '#components/ui/part-header.tsx'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import { getRestApi } from '#server/rest-apis/apis/get-rest-api.ts'
import type { PageProps } from '../../../../../page-props.ts'
import { createModelAction } from '../actions.ts'

export const metadata: Metadata = { title: 'New model' }

export default async function NewModelPage({ params }: PageProps<'apiId'>) {
  const context = await requireConsoleContext()
  const { apiId: restApiId } = await params
  await orNotFound(getRestApi(context, { restApiId }))
  return (
    <div className="flex max-w-3xl flex-col gap-5">
      <PartHeader backHref={`/console/apis/${restApiId}/models`} backLabel="Models" title="New model" />
      <NewModel restApiId={restApiId} action={createModelAction} />
    </div>
  )
}
