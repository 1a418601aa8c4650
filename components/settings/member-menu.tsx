'use client'

import { UserCog, UserMinus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { DialogFooter } from '../ui/dialog-footer.tsx'
import { Form } from '../ui/form.tsx'
import { Menu } from '../ui/menu.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'
import { RoleField } from './role-field.tsx'

interface MemberMenuProps {
  member: { userId: string; name: string; role: string }
  canMakeOwner: boolean
  updateMember: FormAction
  removeMember: FormAction
}

/** What can be done with a member: another role, or out. */
export function MemberMenu({ member, canMakeOwner, updateMember, removeMember }: MemberMenuProps) {
  const t = useTranslations('settings.members')
  const [open, setOpen] = useState<'role' | 'remove'>()
  const close = () => setOpen(undefined)
  return (
    <>
      <Menu
        label={t('actionsFor', { name: member.name })}
        entries={[
          { id: 'role', label: t('changeRoleEntry'), icon: <UserCog />, onAction: () => setOpen('role') },
          {
            id: 'remove',
            label: t('removeEntry'),
            icon: <UserMinus />,
            tone: 'danger',
            separated: true,
            onAction: () => setOpen('remove'),
          },
        ]}
      />
      <Dialog title={t('roleOf', { name: member.name })} size="small" isOpen={open === 'role'} onOpenChange={close}>
        <Form action={updateMember} hidden={{ userId: member.userId }} onDone={close}>
          <RoleField defaultRole={member.role} canMakeOwner={canMakeOwner} />
          <DialogFooter>
            <SubmitButton>{t('changeRole')}</SubmitButton>
          </DialogFooter>
        </Form>
      </Dialog>
      <ConfirmDialog
        title={t('removeTitle', { name: member.name })}
        confirmLabel={t('remove')}
        action={removeMember}
        hidden={{ userId: member.userId }}
        isOpen={open === 'remove'}
        onOpenChange={close}
      >
        <p>{t('removeText')}</p>
      </ConfirmDialog>
    </>
  )
}
