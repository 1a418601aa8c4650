import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { CopyableId } from '#components/ui/copyable-id.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { RelativeTime } from '#components/ui/relative-time.tsx'
import { SidePanel } from '#components/ui/side-panel.tsx'
import { StatusChip } from '#components/ui/status-chip.tsx'
import { Table } from '#components/ui/table.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { DefinitionChange } from '#server/rest-apis/deployments/compare-definitions.ts'
import type { Stage } from '#server/rest-apis/stages/stage.ts'
import { DeploymentDiff, diffSummary } from './deployment-diff.tsx'

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
  /** The deployment whose difference to what is served is open. */
  compared: { deploymentId: string; changes: readonly DefinitionChange[] } | undefined
  rollBackAction: FormAction
}

/** What the stage has served, newest first, with the way back. */
export function DeploymentHistory(props: DeploymentHistoryProps) {
  const { restApiId, stage, history, compared, rollBackAction } = props
  const here = `/console/apis/${restApiId}/stages/${stage.stageName}`
  const isServed = (row: StageDeployment) => row.deploymentId === stage.deploymentId
  return (
    <Card title="Deployments" description="Rolling back takes effect within a second" flush>
      <div className="flex flex-col gap-3 p-4">
        <Table
          label="Deployments"
          rows={history.items}
          keyOf={({ id }) => id}
          columns={[
            {
              header: 'Deployment',
              cell: (row) => <CopyableId id={row.deploymentId} label="deployment id" />,
            },
            {
              header: 'State',
              cell: (row) =>
                isServed(row) ? <StatusChip tone="ok">served</StatusChip> : <StatusChip>earlier</StatusChip>,
            },
            { header: 'What', cell: ({ description }) => description ?? '–' },
            { header: 'When', cell: ({ at }) => <RelativeTime at={at} /> },
            {
              header: 'Actions',
              hideHeader: true,
              align: 'end',
              cell: (row) =>
                row.available &&
                !isServed(row) && (
                  <LinkButton size="small" href={`${here}?compare=${row.deploymentId}`} scroll={false}>
                    Compare
                  </LinkButton>
                ),
            },
          ]}
        />
        <Pagination nextHref={history.position && `${here}?position=${encodeURIComponent(history.position)}`} />
      </div>
      {compared && (
        <SidePanel
          title={`Back to ${compared.deploymentId}?`}
          closeHref={here}
          actions={
            <RollBack
              restApiId={restApiId}
              stageName={stage.stageName}
              deploymentId={compared.deploymentId}
              action={rollBackAction}
            />
          }
        >
          <p className="mb-4 text-muted text-sm">
            {compared.changes.length > 0
              ? `Callers of ${stage.stageName} would see: ${diffSummary(compared.changes)}.`
              : 'This deployment is the same as what is served.'}
          </p>
          <DeploymentDiff changes={compared.changes} />
        </SidePanel>
      )}
    </Card>
  )
}

interface RollBackProps {
  restApiId: string
  stageName: string
  deploymentId: string
  action: FormAction
}

function RollBack({ restApiId, stageName, deploymentId, action }: RollBackProps) {
  return (
    <ConfirmDialog
      title={`Roll ${stageName} back to ${deploymentId}?`}
      action={action}
      hidden={{ restApiId, stageName, deploymentId }}
      confirmLabel="Roll back"
      tone="primary"
      trigger={
        <Button size="small" variant="primary">
          Roll back
        </Button>
      }
    >
      Requests in flight finish as they began. The draft is not touched.
    </ConfirmDialog>
  )
}
