import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { SidePanel } from '#components/ui/side-panel.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { DeploymentChange } from '#server/rest-apis/deployments/deployment-change.ts'
import { diffSummary } from './change-words.ts'
import { DeploymentDiff } from './deployment-diff.tsx'

interface DeploymentComparisonProps {
  restApiId: string
  stageName: string
  /** Where the stage is without the comparison. */
  closeHref: string
  /** Undefined: from what is served. */
  from: string | undefined
  to: string
  rows: readonly DeploymentChange[]
  /** Undefined for viewers. */
  rollBackAction: FormAction | undefined
}

/** What differs between two deployments, beside the list; from what is served, with the way back. */
export function DeploymentComparison(props: DeploymentComparisonProps) {
  const { restApiId, stageName, closeHref, from, to, rows, rollBackAction } = props
  const t = useTranslations('stages')
  const isRollBack = from === undefined
  const summary = diffSummary(rows, t)
  return (
    <SidePanel
      title={isRollBack ? t('history.backTo', { id: to }) : t('history.between', { from, to })}
      closeHref={closeHref}
      actions={
        isRollBack &&
        rollBackAction && (
          <ConfirmDialog
            title={t('history.rollBackTitle', { stage: stageName, id: to })}
            action={rollBackAction}
            hidden={{ restApiId, stageName, deploymentId: to }}
            confirmLabel={t('history.rollBack')}
            tone="primary"
            trigger={
              <Button size="small" variant="primary">
                {t('history.rollBack')}
              </Button>
            }
          >
            {t('history.rollBackText')}
          </ConfirmDialog>
        )
      }
    >
      <p className="mb-4 text-muted text-sm">
        {rows.length === 0 && (isRollBack ? t('history.same') : t('history.equal'))}
        {rows.length > 0 && (isRollBack ? t('history.wouldSee', { stage: stageName, changes: summary }) : summary)}
      </p>
      <DeploymentDiff rows={rows} />
    </SidePanel>
  )
}
