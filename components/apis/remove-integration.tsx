'use client'

import { Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { MethodKey } from './method-request-form.tsx'

interface RemoveIntegrationProps {
  methodKey: MethodKey
  /** Without an integration only the dialog is there, so that it can say that it is done. */
  hasIntegration: boolean
  action: FormAction
}

/** Takes a method's integration away, after asking; the method stays. */
export function RemoveIntegration({ methodKey, hasIntegration, action }: RemoveIntegrationProps) {
  const t = useTranslations('apis.removeIntegration')
  return (
    <ConfirmDialog
      title={t('title', { method: methodKey.httpMethod })}
      action={action}
      hidden={{ ...methodKey }}
      confirmLabel={t('confirm')}
      {...(hasIntegration
        ? {
            trigger: (
              <Button size="small" variant="danger-ghost" icon={<Trash2 />}>
                {t('remove')}
              </Button>
            ),
          }
        : {})}
    >
      <p>{t('text')}</p>
      <p>{t('deploy')}</p>
    </ConfirmDialog>
  )
}
