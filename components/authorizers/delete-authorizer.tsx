import { Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'

interface DeleteAuthorizerProps {
  authorizerKey: { restApiId: string; authorizerId: string }
  name: string
  action: FormAction
}

/** Deletes an authorizer that no method uses. */
export function DeleteAuthorizer({ authorizerKey, name, action }: DeleteAuthorizerProps) {
  const t = useTranslations('authorizers')
  return (
    <ConfirmDialog
      title={t('deleteAuthorizer.delete', { name: name })}
      action={action}
      hidden={authorizerKey}
      confirmLabel={t('deleteAuthorizer.deleteAuthorizer')}
      trigger={
        <Button size="small" variant="danger-ghost" icon={<Trash2 />}>
          {t('deleteAuthorizer.delete2')}
        </Button>
      }
    >
      {t('deleteAuthorizer.itIsTakenOutOf')}
    </ConfirmDialog>
  )
}
