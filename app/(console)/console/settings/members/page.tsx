import type { Metadata } from 'next'
import type { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { AddMember } from '#components/settings/add-member.tsx'
import { MemberMenu } from '#components/settings/member-menu.tsx'
import { RelativeTime } from '#components/ui/relative-time.tsx'
import { Table, type TableColumn } from '#components/ui/table.tsx'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import type { Context } from '#server/context.ts'
import { listMembers } from '#server/identity/members/list-members.ts'
import type { Member } from '#server/identity/members/member.ts'
import { isAllowed } from '#server/permissions.ts'
import { addMemberAction, removeMemberAction, updateMemberAction } from '../actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings.members')
  return { title: t('title') }
}

export default async function MembersPage() {
  const context = await requireConsoleContext()
  const t = await getTranslations('settings.members')
  const { items } = await listMembers(context, {})
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-start justify-between gap-4">
        <p className="max-w-2xl text-muted">{t('lead')}</p>
        {isAllowed(context.actor, 'members:write') && (
          <AddMember action={addMemberAction} canMakeOwner={isOwner(context)} />
        )}
      </div>
      <Table
        label={t('title')}
        columns={columnsFor(context, t, await getTranslations('settings.roles'))}
        rows={items}
        keyOf={({ userId }) => userId}
      />
    </div>
  )
}

type Words = ReturnType<typeof useTranslations<'settings.members'>>
type RoleWords = ReturnType<typeof useTranslations<'settings.roles'>>

function columnsFor(context: Context, t: Words, roles: RoleWords): TableColumn<Member>[] {
  const self = context.actor.kind === 'user' ? context.actor.userId : ''
  const columns: TableColumn<Member>[] = [
    {
      header: t('member'),
      cell: (member) => (
        <span className="flex min-w-0 flex-col">
          <span className="font-medium">
            {member.name}
            {member.userId === self && <span className="ml-2 font-normal text-faint text-xs">{t('you')}</span>}
          </span>
          <span className="text-muted wrap-anywhere">{member.email}</span>
        </span>
      ),
    },
    { header: t('role'), cell: ({ role }) => roles(`${role}.title`) },
    { header: t('since'), cell: ({ createdDate }) => <RelativeTime at={createdDate} /> },
    {
      header: t('lastSignIn'),
      cell: ({ lastSignedInDate }) => (lastSignedInDate ? <RelativeTime at={lastSignedInDate} /> : t('never')),
    },
  ]
  if (!isAllowed(context.actor, 'members:write')) return columns
  const menu = (member: Member) =>
    (isOwner(context) || member.role !== 'owner') && (
      <MemberMenu
        member={{ userId: member.userId, name: member.name, role: member.role }}
        canMakeOwner={isOwner(context)}
        updateMember={updateMemberAction}
        removeMember={removeMemberAction}
      />
    )
  return [...columns, { header: t('actions'), hideHeader: true, align: 'end', cell: menu }]
}

function isOwner({ actor }: Context): boolean {
  return actor.kind === 'user' && actor.role === 'owner'
}
