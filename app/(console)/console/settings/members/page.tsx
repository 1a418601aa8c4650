import type { Metadata } from 'next'
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

export const metadata: Metadata = { title: 'Members' }

export default async function MembersPage() {
  const context = await requireConsoleContext()
  const { items } = await listMembers(context, {})
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-start justify-between gap-4">
        <p className="max-w-2xl text-muted">
          Owners and admins may do everything; developers everything but change members and the account; viewers may
          look.
        </p>
        {isAllowed(context.actor, 'members:write') && (
          <AddMember action={addMemberAction} canMakeOwner={isOwner(context)} />
        )}
      </div>
      <Table label="Members" columns={columnsFor(context)} rows={items} keyOf={({ userId }) => userId} />
    </div>
  )
}

function columnsFor(context: Context): TableColumn<Member>[] {
  const self = context.actor.kind === 'user' ? context.actor.userId : ''
  const columns: TableColumn<Member>[] = [
    {
      header: 'Member',
      cell: (member) => (
        <span className="flex min-w-0 flex-col">
          <span className="font-medium">
            {member.name}
            {member.userId === self && <span className="ml-2 font-normal text-faint text-xs">you</span>}
          </span>
          <span className="text-muted wrap-anywhere">{member.email}</span>
        </span>
      ),
    },
    { header: 'Role', cell: ({ role }) => <span className="capitalize">{role}</span> },
    { header: 'Member since', cell: ({ createdDate }) => <RelativeTime at={createdDate} /> },
    {
      header: 'Last sign-in',
      cell: ({ lastSignedInDate }) => (lastSignedInDate ? <RelativeTime at={lastSignedInDate} /> : 'never'),
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
  return [...columns, { header: 'Actions', hideHeader: true, align: 'end', cell: menu }]
}

function isOwner({ actor }: Context): boolean {
  return actor.kind === 'user' && actor.role === 'owner'
}
