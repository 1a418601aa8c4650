import { Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import { Button } from '../ui/button.tsx'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'

interface DeleteVpcLinkProps {
  vpcLinkId: string
  name: string
  action: FormAction
}

/** Takes a link away. */
export function DeleteVpcLink({ vpcLinkId, name, action }: DeleteVpcLinkProps) {
  const t = useTranslations('vpc-links.delete')
  return (
    <ConfirmDialog
      title={t('title', { name })}
      action={action}
      hidden={{ vpcLinkId }}
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
