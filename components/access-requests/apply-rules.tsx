'use client'

import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { showToast } from '#components/ui/toast.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { PreviewedDecision } from '#server/portals/access-requests/preview-approval-rules.ts'

/** Lets the rules decide what was asked before they were there. */
export function ApplyRules({ decisions, action }: { decisions: readonly PreviewedDecision[]; action: FormAction }) {
  const t = useTranslations('access-requests.rules')
  const count = decisions.length
  // Said here: with nothing left to decide the page has no such part any more.
  const apply: FormAction = async (before, data) => {
    const { message, ...after } = await action(before, data)
    if (after.status === 'ok' && message) showToast({ message })
    return after.status === 'ok' ? after : { ...after, message: message ?? '' }
  }
  return (
    <Notice
      title={t('applyTitle', { count })}
      action={
        <ConfirmDialog
          title={t('applyTitle', { count })}
          confirmLabel={t('apply')}
          tone="primary"
          action={apply}
          trigger={<Button>{t('applyOpen')}</Button>}
        >
          <p>{t('applyText')}</p>
          <ul className="flex max-h-60 flex-col gap-1 overflow-auto">
            {decisions.map((item) => (
              <li key={item.accessRequestId} className="wrap-anywhere">
                {item.decision === 'approve' ? t('approve') : t('deny')}: {item.person.email} · {item.product}:{' '}
                {item.plan}
              </li>
            ))}
          </ul>
        </ConfirmDialog>
      }
    >
      {t('applyHint')}
    </Notice>
  )
}
