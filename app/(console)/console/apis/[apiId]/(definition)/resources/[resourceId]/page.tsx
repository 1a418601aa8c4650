import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ResourceDetails } from '#components/apis/resource-details.tsx'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import { isAllowed } from '#server/permissions.ts'
import { describeCors } from '#server/rest-apis/cors/describe-cors.ts'
import { getResource } from '#server/rest-apis/resources/get-resource.ts'
import { getResourceTree } from '#server/rest-apis/resources/get-resource-tree.ts'
import type { PageProps } from '../../../../../page-props.ts'
import { createMethodAction, deleteResourceAction, enableCorsAction, moveResourceAction } from '../actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('apis')
  return { title: t('resource.title') }
}

export default async function ResourcePage({ params }: PageProps<'apiId' | 'resourceId'>) {
  const context = await requireConsoleContext()
  const { apiId: restApiId, resourceId } = await params
  const resource = await orNotFound(getResource(context, { restApiId, resourceId, embed: ['methods'] }))
  // All that goes with it; of the root, which cannot go, nothing has to be counted.
  const branch = resource.parentId === undefined ? [] : await getResourceTree(context, { restApiId, resourceId })
  return (
    <ResourceDetails
      restApiId={restApiId}
      resource={resource}
      branch={{
        resources: branch.length,
        methods: branch.reduce((sum, { methods }) => sum + methods.length, 0),
      }}
      cors={await describeCors(context, { restApiId, resourceId })}
      canWrite={isAllowed(context.actor, 'apis:write')}
      createMethodAction={createMethodAction}
      moveAction={moveResourceAction}
      corsAction={enableCorsAction}
      deleteAction={deleteResourceAction}
    />
  )
}
