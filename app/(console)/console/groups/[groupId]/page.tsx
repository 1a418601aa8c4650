import { Trash2 } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { GroupForm } from '#components/groups/group-form.tsx'
import { GroupMembers } from '#components/groups/group-members.tsx'
import { GroupUses } from '#components/groups/group-uses.tsx'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import { getGroup } from '#server/portals/groups/get-group.ts'
import { mayWrite } from '../../may-write.ts'
import { type PageProps, textOf } from '../../page-props.ts'
import * as actions from '../actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('groups.groupPage'))('title') }
}

export default async function GroupPage({ params, searchParams }: PageProps<'groupId'>) {
  const context = await requireConsoleContext()
  const { groupId } = await params
  const wanted = textOf(await searchParams, 'q').toLowerCase()
  const group = await orNotFound(getGroup(context, { groupId }))
  const t = await getTranslations('groups.groupPage')
  const isWriter = mayWrite(context, 'products')
  return (
    <div className="flex max-w-4xl flex-col gap-5">
      <PageHeader
        title={group.name}
        description={group.description}
        breadcrumbs={[{ label: t('groups'), href: '/console/groups' }, { label: group.name }]}
        actions={
          isWriter && (
            <ConfirmDialog
              title={t('confirmTitle', { name: group.name })}
              action={actions.deleteGroupAction}
              hidden={{ groupId }}
              confirmLabel={t('confirm')}
              trigger={
                <Button variant="danger-ghost" icon={<Trash2 />}>
                  {t('delete')}
                </Button>
              }
            >
              {t('consequences')}
            </ConfirmDialog>
          )
        }
      />
      <Card title={t('uses')}>
        <div className="text-sm">
          <GroupUses group={group} />
        </div>
      </Card>
      <GroupMembers
        groupId={groupId}
        members={group.members.filter(({ email }) => email.includes(wanted))}
        memberCount={group.members.length}
        add={actions.addGroupMembersAction}
        remove={actions.removeGroupMemberAction}
        restore={actions.restoreGroupMemberAction}
        mayWrite={isWriter}
      />
      <GroupForm group={group} action={actions.updateGroupAction} mayWrite={isWriter} />
    </div>
  )
}
