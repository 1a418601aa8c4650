import type { Metadata } from 'next'
import { ResourceDetails } from '#components/apis/resource-details.tsx'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import { getResource } from '#server/rest-apis/resources/get-resource.ts'
import type { PageProps } from '../../../../../page-props.ts'
import { createMethodAction, deleteResourceAction } from '../actions.ts'

export const metadata: Metadata = { title: 'Resource' }

export default async function ResourcePage({ params }: PageProps<'apiId' | 'resourceId'>) {
  const context = await requireConsoleContext()
  const { apiId: restApiId, resourceId } = await params
  const resource = await orNotFound(getResource(context, { restApiId, resourceId, embed: ['methods'] }))
  return (
    <ResourceDetails
      restApiId={restApiId}
      resource={resource}
      createMethodAction={createMethodAction}
      deleteAction={deleteResourceAction}
    />
  )
}
