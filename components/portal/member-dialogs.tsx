'use client'

import { useTranslations } from 'next-intl'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { DialogFooter } from '#components/ui/dialog-footer.tsx'
import { Form } from '#components/ui/form.tsx'
import { Select } from '#components/ui/select.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import type { App } from '#server/portals/apps/app.ts'
import type { TeamActions } from './app-team.tsx'
import type { AppMember, MemberChange } from './app-team-member.tsx'

interface MemberDialogsProps {
  app: App
  change: MemberChange
  member: AppMember
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  actions: TeamActions
}

/** Asks before somebody's role changes, or they go. */
export function MemberDialogs({ app, change, member, isOpen, onOpenChange, actions }: MemberDialogsProps) {
  const t = useTranslations('portal.memberDialogs')
  const { name, userId, role } = member
  const shared = { isOpen, onOpenChange, hidden: { appId: app.appId, userId } }
  if (change === 'role') {
    return (
      <Dialog title={t('roleTitle', { name })} size="small" isOpen={isOpen} onOpenChange={onOpenChange}>
        <Form action={actions.changeMember} hidden={shared.hidden} onDone={() => onOpenChange(false)}>
          <RoleSelect role={role} />
          <DialogFooter>
            <SubmitButton>{t('roleSave')}</SubmitButton>
          </DialogFooter>
        </Form>
      </Dialog>
    )
  }
  if (change === 'transfer') {
    return (
      <ConfirmDialog
        {...shared}
        title={t('transferTitle', { name })}
        action={actions.transfer}
        confirmLabel={t('transfer')}
      >
        <p>{t('transferMeans', { name })}</p>
      </ConfirmDialog>
    )
  }
  const isLeaving = change === 'leave'
  return (
    <ConfirmDialog
      {...shared}
      title={isLeaving ? t('leaveTitle', { app: app.name }) : t('removeTitle', { name })}
      action={actions.removeMember}
      confirmLabel={isLeaving ? t('leave') : t('remove')}
    >
      <p>{isLeaving ? t('leaveMeans') : t('removeMeans', { name })}</p>
      {!isLeaving && role !== 'viewer' && <p>{t('removeKey', { name })}</p>}
    </ConfirmDialog>
  )
}

function RoleSelect({ role }: { role: AppMember['role'] }) {
  const t = useTranslations('portal.invite')
  return (
    <Select
      name="role"
      label={t('role')}
      defaultValue={role}
      options={(['viewer', 'developer', 'owner'] as const).map((one) => ({
        value: one,
        label: t(`${one}.title`),
        help: t(`${one}.description`),
      }))}
    />
  )
}
