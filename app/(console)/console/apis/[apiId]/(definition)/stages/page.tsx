import { Rocket } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { CopyableId } from '#components/ui/copyable-id.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { RelativeTime } from '#components/ui/relative-time.tsx'
import { StatusChip } from '#components/ui/status-chip.tsx'
import { Table } from '#components/ui/table.tsx'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import { invokeUrl } from '#server/gateway-address.ts'
import { isAllowed } from '#server/permissions.ts'
import { getDeployments } from '#server/rest-apis/deployments/get-deployments.ts'
import { getStages } from '#server/rest-apis/stages/get-stages.ts'
import type { PageProps } from '../../../../page-props.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('stages.list')
  return { title: t('title') }
}

export default async function StagesPage({ params }: PageProps<'apiId'>) {
  const context = await requireConsoleContext()
  const t = await getTranslations('stages')
  const { apiId: restApiId } = await params
  const { item: stages } = await orNotFound(getStages(context, { restApiId }))
  const canWrite = isAllowed(context.actor, 'stages:write')
  const { items: deployments } = await getDeployments(context, { restApiId, limit: 1 })
  return (
    <div className="flex flex-col gap-4">
      {deployments.length > 0 && canWrite && (
        <LinkButton href={`/console/apis/${restApiId}/stages/~new`} size="small" className="self-end">
          {t('list.new')}
        </LinkButton>
      )}
      <Table
        label={t('list.title')}
        rows={stages}
        keyOf={({ stageName }) => stageName}
        empty={
          <EmptyState
            icon={<Rocket />}
            title={t('list.empty')}
            actions={
              canWrite && (
                <LinkButton href={`/console/apis/${restApiId}/deploy?stage=new`} variant="primary">
                  {t('counter.review')}
                </LinkButton>
              )
            }
          >
            {t('list.emptyHelp')}
          </EmptyState>
        }
        columns={[
          {
            header: t('list.stage'),
            cell: ({ stageName, canarySettings }) => (
              <span className="flex flex-wrap items-center gap-2">
                <Link href={`/console/apis/${restApiId}/stages/${stageName}`} className="text-link font-medium">
                  {stageName}
                </Link>
                {canarySettings && (
                  <StatusChip tone="info">
                    {t('list.canary', { percent: canarySettings.percentTraffic ?? 0 })}
                  </StatusChip>
                )}
              </span>
            ),
          },
          {
            header: t('list.url'),
            wideOnly: true,
            cell: ({ stageName }) => (
              <CopyableId
                id={invokeUrl(context.settings, restApiId, stageName)}
                label={t('list.url')}
                className="max-w-md"
              />
            ),
          },
          {
            header: t('list.deployment'),
            cell: ({ deploymentId }) => <CopyableId id={deploymentId} label={t('list.deploymentId')} />,
          },
          { header: t('list.changed'), cell: ({ lastUpdatedDate }) => <RelativeTime at={lastUpdatedDate} /> },
        ]}
      />
    </div>
  )
}
