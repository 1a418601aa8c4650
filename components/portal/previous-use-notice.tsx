'use client'

import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { RefreshOnFocus } from '#components/ui/refresh-on-focus.tsx'
import { RelativeTime } from '#components/ui/relative-time.tsx'
import type { PreviousUse } from '#server/portals/apps/previous-use.ts'

/** Two values work: whether anything still sends the old one, and the way to end it. */
export function PreviousUseNotice({ use, onRetire }: { use: PreviousUse; onRetire?: () => void }) {
  const t = useTranslations('portal.appKey')
  return (
    <Notice tone={use.isSafeToRetire ? 'ok' : 'info'} title={t('twoValues')}>
      <RefreshOnFocus />
      <p className="font-medium text-ink">
        <OldValueUse use={use} />
      </p>
      <p>{t('twoValuesAdvice')}</p>
      {onRetire && (
        <Button size="small" className="mt-2" variant={use.isSafeToRetire ? 'primary' : 'secondary'} onPress={onRetire}>
          {t('retire')}
        </Button>
      )}
    </Notice>
  )
}

function OldValueUse({ use }: { use: PreviousUse }) {
  const t = useTranslations('portal.appKey')
  if (use.isSafeToRetire) return t('safe')
  if (use.lastUsedAt && use.calls > 0) {
    const at = use.lastUsedAt
    return t.rich('stillUsed', { count: use.calls, time: () => <RelativeTime at={at} /> })
  }
  const since = use.rotatedAt
  return since ? t.rich('notYetUsed', { time: () => <RelativeTime at={since} /> }) : t('notUsed')
}
