import { Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { MethodKey } from './method-request-form.tsx'

interface DeleteResponseProps {
  methodKey: MethodKey
  statusCode: string
  action: FormAction
}

/** Takes one response of a method away, after asking. */
export function DeleteResponse({ methodKey, statusCode, action }: DeleteResponseProps) {
  const t = useTranslations('apis.deleteResponse')
  return (
    <ConfirmDialog
      title={t('title', { status: statusCode })}
      action={action}
      hidden={{ ...methodKey, statusCode }}
      confirmLabel={t('confirm')}
      trigger={
        <Button size="small" variant="danger-ghost" icon={<Trash2 />} aria-label={t('named', { status: statusCode })}>
          {t('delete')}
        </Button>
      }
    >
      {t('text')}
    </ConfirmDialog>
  )
}
