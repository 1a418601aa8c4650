import { Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import { Button } from '../ui/button.tsx'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'

interface DeleteCertificateProps {
  clientCertificateId: string
  action: FormAction
}

/** Takes a certificate away for good. */
export function DeleteCertificate({ clientCertificateId, action }: DeleteCertificateProps) {
  const t = useTranslations('client-certificates.delete')
  return (
    <ConfirmDialog
      title={t('title', { id: clientCertificateId })}
      action={action}
      hidden={{ clientCertificateId }}
      confirmLabel={t('confirm')}
      trigger={
        <Button variant="danger-ghost" icon={<Trash2 />}>
          {t('delete')}
        </Button>
      }
    >
      {t('text')}
    </ConfirmDialog>
  )
}
