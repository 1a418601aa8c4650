import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { VersionComparison } from '#components/documentation/version-comparison.tsx'
import { VersionList } from '#components/documentation/version-list.tsx'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import { isAllowed } from '#server/permissions.ts'
import { compareDocumentationVersions } from '#server/rest-apis/documentation/compare-documentation-versions.ts'
import { getDocumentationVersions } from '#server/rest-apis/documentation/get-documentation-versions.ts'
import { getStages } from '#server/rest-apis/stages/get-stages.ts'
import { listAll } from '../../../../../list-all.ts'
import { type PageProps, textOf } from '../../../../../page-props.ts'
import * as actions from './actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('documentation')
  return { title: t('titles.documentationVersions') }
}

export default async function DocumentationVersionsPage({ params, searchParams }: PageProps<'apiId'>) {
  const context = await requireConsoleContext()
  const { apiId: restApiId } = await params
  const search = await searchParams
  const all = await orNotFound(
    listAll((position) => getDocumentationVersions(context, { restApiId, limit: 500, position })),
  )
  const versions = all.sort((one, other) => other.createdDate.getTime() - one.createdDate.getTime())
  const { item: stages } = await getStages(context, { restApiId })
  const known = new Set(versions.map(({ version }) => version))
  const asked = textOf(search, 'from')
  const from = known.has(asked) ? asked : versions[0]?.version
  const to = known.has(textOf(search, 'to')) ? textOf(search, 'to') : undefined
  const comparison = await compareDocumentationVersions(context, { restApiId, from, to })
  return (
    <div className="flex min-w-0 flex-col gap-5">
      <VersionList
        restApiId={restApiId}
        versions={versions}
        stages={stages}
        draft={versions[0] && to === undefined && from === versions[0].version ? comparison : undefined}
        partCount={comparison.to.partCount}
        actions={
          isAllowed(context.actor, 'apis:write')
            ? {
                publish: actions.publishVersionAction,
                describe: actions.describeVersionAction,
                attach: actions.attachVersionAction,
                remove: actions.deleteVersionAction,
              }
            : undefined
        }
      />
      {versions.length > 0 && (
        <VersionComparison
          comparison={comparison}
          versions={versions.map(({ version }) => version)}
          from={from ?? ''}
          to={to ?? ''}
        />
      )}
    </div>
  )
}
