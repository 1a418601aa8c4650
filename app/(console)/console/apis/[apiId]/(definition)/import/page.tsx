import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { ImportDefinition } from '#components/apis/import-definition.tsx'
import { ImportReport } from '#components/publish/import-report.tsx'
import { NotAllowed } from '#components/ui/not-allowed.tsx'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import { translateRefusal } from '#server/adapters/next/translate-refusal.ts'
import { isAllowed } from '#server/permissions.ts'
import { getRestApi } from '#server/rest-apis/apis/get-rest-api.ts'
import { getImportReport } from '#server/rest-apis/openapi/get-import-report.ts'
import { getResourceTree } from '#server/rest-apis/resources/get-resource-tree.ts'
import { orUndefined } from '../../../../or-undefined.ts'
import { type PageProps, textOf } from '../../../../page-props.ts'
import { outcomeOf } from '../../outcome-of.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('apis')
  return { title: t('import.title') }
}

/** Another document into the same API: the draft changes, the stages do not. */
export default async function ImportPage({ params, searchParams }: PageProps<'apiId'>) {
  const context = await requireConsoleContext()
  const { apiId: restApiId } = await params
  const { name } = await orNotFound(getRestApi(context, { restApiId }))
  if (!isAllowed(context.actor, 'apis:write')) return <NotAllowed />
  const resources = await getResourceTree(context, { restApiId })
  const report = await orUndefined(getImportReport(context, { restApiId }))
  const locale = await getLocale()
  const address = `/console/apis/${restApiId}/import`
  return (
    <div className="flex flex-col gap-5">
      <ImportDefinition
        restApiId={restApiId}
        name={name}
        draft={{
          resources: resources.length,
          methods: resources.reduce((sum, { methods }) => sum + methods.length, 0),
        }}
        uploadHref={`${address}/file`}
      />
      {report && (
        <ImportReport
          restApiId={restApiId}
          format={report.format}
          at={report.createdAt}
          entries={report.entries.map((entry) => ({ ...entry, message: translateRefusal(entry.message, locale) }))}
          outcome={outcomeOf(textOf(await searchParams, 'outcome'))}
          href={address}
        />
      )}
    </div>
  )
}
