import { useTranslations } from 'next-intl'
import { Notice } from '#components/ui/notice.tsx'
import { RelativeTime } from '#components/ui/relative-time.tsx'
import type { AccessRequest } from '#server/portals/access-requests/access-request.ts'
import { ruleSentence } from './rule-words.ts'

/** What became of a request that is not open any more: who or which rule decided, when, and why. */
export function DecisionNotice({ request }: { request: Pick<AccessRequest, 'status' | 'decision'> }) {
  const t = useTranslations('access-requests')
  const { status, decision } = request
  if (!decision) return <Notice title={t('decided.withdrawn')} />
  const { by, rule, at, reason } = decision
  const isApproved = status === 'approved'
  return (
    <Notice tone={isApproved ? 'ok' : 'danger'} title={isApproved ? t('decided.approved') : t('decided.denied')}>
      <p>
        {rule
          ? t('decided.byRule', { rule: ruleSentence(t, rule) })
          : by
            ? t('decided.by', { name: by })
            : t('decided.byProvider')}{' '}
        <RelativeTime at={at} />
      </p>
      {reason && <p className="mt-1 whitespace-pre-wrap">{reason}</p>}
    </Notice>
  )
}
