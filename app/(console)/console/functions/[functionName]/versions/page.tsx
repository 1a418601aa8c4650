import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { FunctionAliases } from '#components/functions/function-aliases.tsx'
import { FunctionVersions } from '#components/functions/function-versions.tsx'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import { listAliases } from '#server/functions/list-aliases.ts'
import { listVersionsByFunction } from '#server/functions/list-versions-by-function.ts'
import { isAllowed } from '#server/permissions.ts'
import type { PageProps } from '../../../page-props.ts'
import { deleteAliasAction, deleteVersionAction, publishVersionAction, saveAliasAction } from '../../actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('functions')
  return { title: t('titles.functionVersions') }
}

export default async function VersionsPage({ params }: PageProps<'functionName'>) {
  const context = await requireConsoleContext()
  const { functionName } = await params
  const { versions } = await orNotFound(listVersionsByFunction(context, { functionName }))
  const { aliases } = await orNotFound(listAliases(context, { functionName }))
  const canWrite = isAllowed(context.actor, 'functions:write')
  return (
    <div className="flex flex-col gap-5">
      <FunctionAliases
        functionName={functionName}
        aliases={aliases}
        versions={versions.map(({ version }) => version)}
        canWrite={canWrite}
        saveAction={saveAliasAction}
        deleteAction={deleteAliasAction}
      />
      <FunctionVersions
        functionName={functionName}
        versions={versions.map((version) => ({
          version: version.version,
          description: version.description,
          codeSha256: version.codeSha256,
          lastModified: version.lastModified,
          functionArn: version.functionArn,
          aliases: aliases.filter(({ functionVersion }) => functionVersion === version.version).map(({ name }) => name),
        }))}
        canWrite={canWrite}
        publishAction={publishVersionAction}
        deleteAction={deleteVersionAction}
      />
    </div>
  )
}
