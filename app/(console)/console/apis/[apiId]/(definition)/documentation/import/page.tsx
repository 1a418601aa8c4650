import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ImportTexts } from '#components/documentation/import-texts.tsx'
import { NotAllowed } from '#components/ui/not-allowed.tsx'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import { isAllowed } from '#server/permissions.ts'
import { getRestApi } from '#server/rest-apis/apis/get-rest-api.ts'
import type { PageProps } from '../../../../../page-props.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('documentation')
  return { title: t('titles.importDocumentation') }
}

export default async function ImportDocumentationPage({ params }: PageProps<'apiId'>) {
  const context = await requireConsoleContext()
  const { apiId: restApiId } = await params
  await orNotFound(getRestApi(context, { restApiId }))
  if (!isAllowed(context.actor, 'apis:write')) return <NotAllowed />
  return <ImportTexts base={`/console/apis/${restApiId}/documentation`} />
}
