import { LinkButton } from '#components/ui/link-button.tsx'
import { Notice } from '#components/ui/notice.tsx'

interface ChangesBannerProps {
  restApiId: string
  /** The stage that is compared with; undefined when there is none yet. */
  stageName: string | undefined
  count: number
}

/** Edits are a draft until they are deployed: how many wait, and the way to the difference. */
export function ChangesBanner({ restApiId, stageName, count }: ChangesBannerProps) {
  if (stageName !== undefined && count === 0) return null
  const search = stageName === undefined ? '' : `?stage=${encodeURIComponent(stageName)}`
  const changes = `${count.toLocaleString('en')} ${count === 1 ? 'change' : 'changes'}`
  return (
    <Notice
      tone="info"
      title={stageName === undefined ? 'Not deployed yet' : `${changes} not deployed to ${stageName}`}
      action={
        <LinkButton href={`/console/apis/${restApiId}/deploy${search}`} variant="primary" size="small">
          Review and deploy
        </LinkButton>
      }
    >
      {stageName === undefined ? 'Callers reach an API through a stage that serves a deployment.' : undefined}
    </Notice>
  )
}
