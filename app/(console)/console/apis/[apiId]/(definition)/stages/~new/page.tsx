import { Rocket } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { NewStage } from '#components/stages/new-stage.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { NotAllowed } from '#components/ui/not-allowed.tsx'
import { PartHeader } from '#components/ui/part-header.tsx'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import type { Context } from '#server/context.ts'
import { isAllowed } from '#server/permissions.ts'
import { getDeployment } from '#server/rest-apis/deployments/get-deployment.ts'
import { getDeployments } from '#server/rest-apis/deployments/get-deployments.ts'
import { getDocumentationVersions } from '#server/rest-apis/documentation/get-documentation-versions.ts'
import { listAll } from '../../../../../list-all.ts'
import { type PageProps, textOf } from '../../../../../page-props.ts'
import { createStageAction } from './actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('stages.create')
  return { title: t('heading') }
}

/** `?deployment=` says which one it begins with. */
export default async function NewStagePage({ params, searchParams }: PageProps<'apiId'>) {
  const context = await requireConsoleContext()
  const t = await getTranslations('stages')
  const { apiId: restApiId } = await params
  const wanted = textOf(await searchParams, 'deployment')
  const deployments = await readDeployments(context, restApiId, wanted)
  const stages = `/console/apis/${restApiId}/stages`
  const canWrite = isAllowed(context.actor, 'stages:write')
  const deployHref = `/console/apis/${restApiId}/deploy?stage=new`
  const [newest] = deployments
  return (
    <div className="flex flex-col gap-5">
      <PartHeader
        backHref={stages}
        backLabel={t('page.back')}
        title={t('create.heading')}
        actions={
          canWrite &&
          newest && (
            <LinkButton href={deployHref} size="small" icon={<Rocket />}>
              {t('create.fromDraft')}
            </LinkButton>
          )
        }
      />
      {!canWrite && <NotAllowed />}
      {canWrite && newest && (
        <NewStage
          restApiId={restApiId}
          deployments={deployments}
          deploymentId={wanted || newest.id}
          versions={await readVersions(context, restApiId)}
          action={createStageAction}
        />
      )}
      {canWrite && !newest && (
        <EmptyState
          icon={<Rocket />}
          title={t('create.empty')}
          actions={
            <LinkButton href={deployHref} variant="primary">
              {t('counter.review')}
            </LinkButton>
          }
        >
          {t('create.emptyHelp')}
        </EmptyState>
      )}
    </div>
  )
}

/** The newest, and the one that is asked for wherever it stands. */
async function readDeployments(context: Context, restApiId: string, wanted: string) {
  const { items } = await orNotFound(getDeployments(context, { restApiId, limit: 500 }))
  if (!wanted || items.some(({ id }) => id === wanted)) return items
  return [...items, await orNotFound(getDeployment(context, { restApiId, deploymentId: wanted }))]
}

async function readVersions(context: Context, restApiId: string): Promise<string[]> {
  const versions = await listAll((position) => getDocumentationVersions(context, { restApiId, limit: 500, position }))
  return versions.map(({ version }) => version)
}
