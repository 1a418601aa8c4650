import type { Metadata } from 'next'
import { ImportTexts } from '#components/documentation/import-texts.tsx'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import { getRestApi } from '#server/rest-apis/apis/get-rest-api.ts'
import type { PageProps } from '../../../../../page-props.ts'

export const metadata: Metadata = { title: 'Import documentation' }

export default async function ImportDocumentationPage({ params }: PageProps<'apiId'>) {
  const context = await requireConsoleContext()
  const { apiId: restApiId } = await params
  await orNotFound(getRestApi(context, { restApiId }))
  return <ImportTexts base={`/console/apis/${restApiId}/documentation`} />
}
