import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ApiSettings } from '#components/apis/api-settings.tsx'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import { isAllowed } from '#server/permissions.ts'
import { getRestApi } from '#server/rest-apis/apis/get-rest-api.ts'
import { securityPolicies } from '#server/tls-policy.ts'
import type { PageProps } from '../../../../page-props.ts'
import { deleteRestApiAction, updateRestApiAction, updateTagsAction } from './actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('apis')
  return { title: t('settings.title') }
}

export default async function ApiSettingsPage({ params }: PageProps<'apiId'>) {
  const context = await requireConsoleContext()
  const { apiId: restApiId } = await params
  const api = await orNotFound(getRestApi(context, { restApiId }))
  return (
    <ApiSettings
      api={api}
      securityPolicies={securityPolicies}
      canWrite={isAllowed(context.actor, 'apis:write')}
      updateAction={updateRestApiAction}
      tagsAction={updateTagsAction}
      deleteAction={deleteRestApiAction}
    />
  )
}
