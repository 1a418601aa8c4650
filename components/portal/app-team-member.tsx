'use client'

import { ArrowRightLeft, LogOut, UserMinus, UserRoundCog } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Menu, type MenuEntry } from '#components/ui/menu.tsx'
import { StatusChip } from '#components/ui/status-chip.tsx'
import type { AppRole } from '#server/portals/apps/app-role.ts'

/** Who shares an app, and who has been asked to. */
export interface AppTeam {
  readonly items: readonly AppMember[]
  /** For owners only. */
  readonly invitations: readonly { invitationId: string; email: string; role: AppRole; expiresAt: Date }[]
}

export interface AppMember {
  readonly userId: string
  readonly name: string
  readonly email: string
  readonly role: AppRole
  readonly isYou: boolean
}

/** What is about to be done to a member. */
export type MemberChange = 'role' | 'remove' | 'transfer' | 'leave'

interface AppTeamMemberProps {
  member: AppMember
  isOwner: boolean
  isAlone: boolean
  onAsk: (change: MemberChange, member: AppMember) => void
}

/** One person with their role, and what may be done about it. */
export function AppTeamMember({ member, isOwner, isAlone, onAsk }: AppTeamMemberProps) {
  const t = useTranslations('portal.team')
  const entries: MenuEntry[] = []
  const add = (change: MemberChange, label: string, icon: MenuEntry['icon'], isDanger = false) =>
    entries.push({
      id: change,
      label,
      icon,
      ...(isDanger ? { tone: 'danger' as const } : {}),
      onAction: () => onAsk(change, member),
    })
  if (isOwner && !isAlone) add('role', t('changeRole'), <UserRoundCog />)
  if (isOwner && !member.isYou) add('transfer', t('transfer'), <ArrowRightLeft />)
  if (isOwner && !member.isYou) add('remove', t('remove'), <UserMinus />, true)
  if (member.isYou && !isAlone) add('leave', t('leave'), <LogOut />, true)
  return (
    <li className="flex items-center gap-x-4 gap-y-1 py-3 max-sm:flex-wrap">
      <div className="flex min-w-0 flex-1 flex-col">
        <span className="font-medium wrap-anywhere">
          {member.name} {member.isYou && <span className="font-normal text-muted">{t('you')}</span>}
        </span>
        <span className="text-[0.8125rem] text-muted wrap-anywhere">{member.email}</span>
      </div>
      <StatusChip tone={member.role === 'owner' ? 'accent' : 'neutral'}>{t(`roles.${member.role}`)}</StatusChip>
      {entries.length > 0 && <Menu label={t('actionsFor', { name: member.name })} entries={entries} />}
    </li>
  )
}
