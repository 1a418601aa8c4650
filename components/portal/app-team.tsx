'use client'

import { UserPlus } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { Form } from '#components/ui/form.tsx'
import { StatusChip } from '#components/ui/status-chip.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { App } from '#server/portals/apps/app.ts'
import { type AppMember, AppTeamMember, type MemberChange, type AppTeam as Team } from './app-team-member.tsx'
import { type AppInvitation, InviteDialog } from './invite-dialog.tsx'
import { MemberDialogs } from './member-dialogs.tsx'

export interface TeamActions {
  readonly invite: FormAction<AppInvitation>
  readonly withdrawInvitation: FormAction
  readonly changeMember: FormAction
  readonly removeMember: FormAction
  readonly transfer: FormAction
}

interface AppTeamProps {
  app: App
  team: Team
  actions: TeamActions
}

/** Who shares the app, as what; owners decide. */
export function AppTeam({ app, team, actions }: AppTeamProps) {
  const t = useTranslations('portal.team')
  const isOwner = app.role === 'owner'
  const [isInviting, setIsInviting] = useState(false)
  // Kept after the row is gone, so that the dialog can say what was done.
  const [asked, setAsked] = useState<{ change: MemberChange; member: AppMember }>()
  const [isAsking, setIsAsking] = useState(false)
  return (
    <Card
      title={t('title')}
      description={t('description')}
      actions={
        isOwner && (
          <Button size="small" icon={<UserPlus />} onPress={() => setIsInviting(true)}>
            {t('invite')}
          </Button>
        )
      }
    >
      <ul aria-label={t('title')} className="-my-1 divide-y divide-line">
        {team.items.map((member) => (
          <AppTeamMember
            key={member.userId}
            member={member}
            isOwner={isOwner}
            isAlone={team.items.length === 1}
            onAsk={(change, one) => {
              setAsked({ change, member: one })
              setIsAsking(true)
            }}
          />
        ))}
        {team.invitations.map((invitation) => (
          <InvitationRow
            key={invitation.invitationId}
            appId={app.appId}
            invitation={invitation}
            withdraw={actions.withdrawInvitation}
          />
        ))}
      </ul>
      {isOwner && (
        <InviteDialog appId={app.appId} isOpen={isInviting} onOpenChange={setIsInviting} invite={actions.invite} />
      )}
      {asked && <MemberDialogs app={app} {...asked} isOpen={isAsking} onOpenChange={setIsAsking} actions={actions} />}
    </Card>
  )
}

interface InvitationRowProps {
  appId: string
  invitation: Team['invitations'][number]
  withdraw: FormAction
}

function InvitationRow({ appId, invitation, withdraw }: InvitationRowProps) {
  const t = useTranslations('portal.team')
  const { dateTime } = useFormatter()
  const until = dateTime(new Date(invitation.expiresAt), { dateStyle: 'medium' })
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <div className="flex min-w-48 flex-1 flex-col">
        <span className="wrap-anywhere">{invitation.email}</span>
        <span className="text-[0.8125rem] text-muted">{t('invitedUntil', { date: until })}</span>
      </div>
      <StatusChip tone="info">{t('invitedAs', { role: t(`roles.${invitation.role}`) })}</StatusChip>
      <Form action={withdraw} hidden={{ appId, invitationId: invitation.invitationId }}>
        <SubmitButton size="small" variant="ghost" aria-label={t('withdrawFor', { email: invitation.email })}>
          {t('withdraw')}
        </SubmitButton>
      </Form>
    </li>
  )
}
