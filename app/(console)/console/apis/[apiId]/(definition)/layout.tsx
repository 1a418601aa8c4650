import { FileUp, Rocket } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { type ReactNode, Suspense } from 'react'
import { DraftCounter } from '#components/stages/draft-counter.tsx'
import { CopyableId } from '#components/ui/copyable-id.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { RefreshOnFocus } from '#components/ui/refresh-on-focus.tsx'
import { Tabs } from '#components/ui/tabs.tsx'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import type { Context } from '#server/context.ts'
import { isAllowed } from '#server/permissions.ts'
import { getRestApi } from '#server/rest-apis/apis/get-rest-api.ts'
import { countChanges } from '#server/rest-apis/deployments/count-changes.ts'
import { getStages } from '#server/rest-apis/stages/get-stages.ts'
import { chooseComparedStage } from './choose-compared-stage.ts'
import { comparedStage } from './compared-stage.ts'

interface DefinitionLayoutProps {
  children: ReactNode
  params: Promise<{ apiId: string }>
}

/** What the pages of one API share: its name, its tabs, and the changes that wait to be deployed. */
export default async function DefinitionLayout({ children, params }: DefinitionLayoutProps) {
  const context = await requireConsoleContext()
  const { apiId: restApiId } = await params
  const api = await orNotFound(getRestApi(context, { restApiId }))
  const base = `/console/apis/${restApiId}`
  const t = await getTranslations('apis')
  const tPolicy = await getTranslations('resource-policy.page')
  return (
    <div className="flex flex-col gap-5">
      <RefreshOnFocus />
      <PageHeader
        title={api.name}
        description={api.description && firstLine(api.description)}
        breadcrumbs={[{ label: t('list.title'), href: '/console/apis' }, { label: api.name }]}
        aside={<CopyableId id={api.id} label={t('list.apiId')} />}
        actions={
          isAllowed(context.actor, 'apis:write') && (
            <>
              <LinkButton href={`${base}/import`} icon={<FileUp />}>
                {t('import.title')}
              </LinkButton>
              <LinkButton href={`${base}/publish/backend`} icon={<Rocket />}>
                {t('layout.publish')}
              </LinkButton>
            </>
          )
        }
      />
      <Suspense>
        <WaitingChanges context={context} restApiId={restApiId} />
      </Suspense>
      <Tabs
        label={t('layout.sections')}
        tabs={[
          { label: t('layout.resources'), href: `${base}/resources` },
          { label: t('layout.stages'), href: `${base}/stages` },
          { label: t('layout.authorizers'), href: `${base}/authorizers` },
          { label: t('layout.models'), href: `${base}/models` },
          { label: t('layout.validators'), href: `${base}/validators` },
          { label: t('layout.gatewayResponses'), href: `${base}/gateway-responses` },
          { label: tPolicy('title'), href: `${base}/resource-policy` },
          { label: t('layout.documentation'), href: `${base}/documentation` },
          { label: t('layout.settings'), href: `${base}/settings` },
        ]}
      />
      {children}
    </div>
  )
}

async function WaitingChanges({ context, restApiId }: { context: Context; restApiId: string }) {
  const { item: stages } = await getStages(context, { restApiId })
  const stageNames = stages.map(({ stageName }) => stageName)
  const stageName = await comparedStage(restApiId, stageNames)
  const { count, breaking } =
    stageName === undefined ? { count: 0, breaking: 0 } : await countChanges(context, { restApiId, stageName })
  return (
    <DraftCounter
      restApiId={restApiId}
      stageName={stageName}
      stageNames={stageNames}
      count={count}
      breaking={breaking}
      canWrite={isAllowed(context.actor, 'stages:write')}
      chooseStage={chooseComparedStage}
    />
  )
}

function firstLine(text: string): string {
  const line = text.split('\n')[0] ?? ''
  return line.length > 200 ? `${line.slice(0, 199)}…` : line
}
