import { useTranslations } from 'next-intl'
import { Card } from '#components/ui/card.tsx'
import { CopyableId } from '#components/ui/copyable-id.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { RelativeTime } from '#components/ui/relative-time.tsx'
import { StatusChip } from '#components/ui/status-chip.tsx'
import { Table } from '#components/ui/table.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { Stage } from '#server/rest-apis/stages/stage.ts'
import { CompareDeployments } from './compare-deployments.tsx'
import { DeploymentMenu } from './deployment-menu.tsx'

/** One time that a stage was pointed to a deployment. */
export interface StageDeployment {
  id: string
  deploymentId: string
  at: Date
  by: string
  description?: string | undefined
  /** False once the deployment was deleted. */
  available: boolean
}

interface DeploymentHistoryProps {
  restApiId: string
  stage: Stage
  history: { items: readonly StageDeployment[]; position?: string }
  /** All of the API, newest first: any two of them can be compared. */
  deployments: readonly { id: string; description?: string | undefined }[]
  canWrite: boolean
  describeAction: FormAction
  deleteAction: FormAction
}

/** What the stage has served, newest first, with the way back. */
export function DeploymentHistory(props: DeploymentHistoryProps) {
  const { restApiId, stage, history, deployments, canWrite, describeAction, deleteAction } = props
  const t = useTranslations('stages.history')
  const list = useTranslations('stages.list')
  const here = `/console/apis/${restApiId}/stages/${encodeURIComponent(stage.stageName)}`
  const isServed = (row: StageDeployment) => row.deploymentId === stage.deploymentId
  return (
    <Card title={t('title')} description={t('help')} info="stages.deployments" flush>
      <div className="flex flex-col gap-3 p-4">
        <Table
          label={t('title')}
          rows={history.items}
          keyOf={({ id }) => id}
          columns={[
            {
              header: t('deployment'),
              cell: (row) => <CopyableId id={row.deploymentId} label={list('deploymentId')} />,
            },
            { header: t('state'), cell: (row) => <State stage={stage} row={row} /> },
            { header: t('what'), cell: ({ description }) => description ?? '–' },
            { header: t('when'), cell: ({ at }) => <RelativeTime at={at} /> },
            {
              header: t('actions'),
              hideHeader: true,
              align: 'end',
              cell: (row) =>
                row.available && (
                  <span className="flex items-center justify-end gap-1">
                    {!isServed(row) && (
                      <LinkButton size="small" href={`${here}?compare=${row.deploymentId}`} scroll={false}>
                        {t('compare')}
                      </LinkButton>
                    )}
                    {canWrite && (
                      <DeploymentMenu
                        restApiId={restApiId}
                        deploymentId={row.deploymentId}
                        description={row.description ?? ''}
                        canDelete={!isServed(row) && row.deploymentId !== stage.canarySettings?.deploymentId}
                        describeAction={describeAction}
                        deleteAction={deleteAction}
                      />
                    )}
                  </span>
                ),
            },
          ]}
        />
        <Pagination nextHref={history.position && `${here}?position=${encodeURIComponent(history.position)}`} />
        {deployments.length > 1 && <CompareDeployments here={here} deployments={deployments} />}
      </div>
    </Card>
  )
}

function State({ stage, row }: { stage: Stage; row: StageDeployment }) {
  const t = useTranslations('stages.history')
  if (row.deploymentId === stage.deploymentId) return <StatusChip tone="ok">{t('served')}</StatusChip>
  if (row.deploymentId === stage.canarySettings?.deploymentId) return <StatusChip tone="info">{t('canary')}</StatusChip>
  return <StatusChip>{row.available ? t('earlier') : t('gone')}</StatusChip>
}
