'use client'

import { Layers, Pencil, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { DialogFooter } from '#components/ui/dialog-footer.tsx'
import { Form } from '#components/ui/form.tsx'
import { Menu } from '#components/ui/menu.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'

interface DeploymentMenuProps {
  restApiId: string
  deploymentId: string
  description: string
  /** What is served cannot be deleted. */
  canDelete: boolean
  describeAction: FormAction
  deleteAction: FormAction
}

/** What can be done with one deployment. */
export function DeploymentMenu(props: DeploymentMenuProps) {
  const { restApiId, deploymentId, description, canDelete, describeAction, deleteAction } = props
  const t = useTranslations('stages.history')
  const [open, setOpen] = useState<'describe' | 'delete'>()
  const close = (isOpen: boolean) => setOpen(isOpen ? open : undefined)
  const hidden = { restApiId, deploymentId }
  return (
    <>
      <Menu
        label={t('menu', { id: deploymentId })}
        entries={[
          { id: 'describe', label: t('describe'), icon: <Pencil />, onAction: () => setOpen('describe') },
          {
            id: 'stage',
            label: t('newStage'),
            icon: <Layers />,
            href: `/console/apis/${restApiId}/stages/~new?deployment=${deploymentId}`,
          },
          {
            id: 'delete',
            label: t('delete'),
            icon: <Trash2 />,
            tone: 'danger',
            isDisabled: !canDelete,
            onAction: () => setOpen('delete'),
          },
        ]}
      />
      <Dialog title={t('describe')} size="small" isOpen={open === 'describe'} onOpenChange={close}>
        <Form action={describeAction} hidden={hidden} onDone={() => setOpen(undefined)}>
          <TextField name="description" label={t('description')} defaultValue={description} optional autoFocus />
          <DialogFooter>
            <SubmitButton>{t('save')}</SubmitButton>
          </DialogFooter>
        </Form>
      </Dialog>
      <ConfirmDialog
        title={t('deleteTitle', { id: deploymentId })}
        action={deleteAction}
        hidden={hidden}
        confirmLabel={t('delete')}
        isOpen={open === 'delete'}
        onOpenChange={close}
      >
        {t('deleteText')}
      </ConfirmDialog>
    </>
  )
}
