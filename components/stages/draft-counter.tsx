import { useTranslations } from 'next-intl'
import { LinkButton } from '#components/ui/link-button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { StagePicker } from './stage-picker.tsx'

interface DraftCounterProps {
  restApiId: string
  /** The stage that is compared with; undefined when there is none yet. */
  stageName: string | undefined
  stageNames: readonly string[]
  count: number
  /** Of them, what may break callers. */
  breaking: number
  canWrite: boolean
  /** Keeps which stage the reader compares with. */
  chooseStage: (restApiId: string, stageName: string) => Promise<void>
}

/** Edits are a draft until they are deployed: how many wait, against which stage, and the way to the difference. */
export function DraftCounter(props: DraftCounterProps) {
  const { restApiId, stageName, stageNames, count, breaking, canWrite, chooseStage } = props
  const t = useTranslations('stages.counter')
  if (stageName === undefined) {
    return (
      <Notice
        title={t('notDeployed')}
        action={canWrite && <Review href={`/console/apis/${restApiId}/deploy`} label={t('review')} />}
      >
        {t('notDeployedHelp')}
      </Notice>
    )
  }
  const picker = stageNames.length > 1 && (
    <StagePicker restApiId={restApiId} stageName={stageName} stageNames={stageNames} choose={chooseStage} />
  )
  if (count === 0) {
    return (
      picker && (
        <p className="flex flex-wrap items-center gap-2 text-[0.8125rem] text-muted">
          {t('same')} {picker}
        </p>
      )
    )
  }
  return (
    <Notice
      title={t('waiting', { count, stage: stageName })}
      action={
        <span className="flex flex-wrap items-center justify-end gap-2">
          {picker}
          <Review
            href={`/console/apis/${restApiId}/deploy?stage=${encodeURIComponent(stageName)}`}
            label={t('review')}
          />
        </span>
      }
    >
      {breaking > 0 ? t('breaking', { count: breaking }) : undefined}
    </Notice>
  )
}

function Review({ href, label }: { href: string; label: string }) {
  return (
    <LinkButton href={href} variant="primary" size="small">
      {label}
    </LinkButton>
  )
}
