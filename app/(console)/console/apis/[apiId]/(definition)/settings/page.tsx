import type { Metadata } from 'next'
import { ApiSettings } from '#components/apis/api-settings.tsx'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import { getRestApi } from '#server/rest-apis/apis/get-rest-api.ts'
import type { PageProps } from '../../../../page-props.ts'
import { deleteRestApiAction, updateRestApiAction } from './actions.ts'

export const metadata: Metadata = { title: 'API settings' }

export default async function ApiSettingsPage({ params }: PageProps<'apiId'>) {
  const context = await requireConsoleContext()
  const { apiId: restApiId } = await params
  const api = await orNotFound(getRestApi(context, { restApiId }))
  return <ApiSettings api={api} updateAction={updateRestApiAction} deleteAction={deleteRestApiAction} />
}
