import { redirect } from 'next/navigation'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import { getRestApi } from '#server/rest-apis/apis/get-rest-api.ts'
import type { PageProps } from '../../../../page-props.ts'

/** The tree opens at its root. */
export default async function ResourcesPage({ params }: PageProps<'apiId'>) {
  const { apiId: restApiId } = await params
  const { rootResourceId } = await orNotFound(getRestApi(await requireConsoleContext(), { restApiId }))
  redirect(`/console/apis/${restApiId}/resources/${rootResourceId}`)
}
