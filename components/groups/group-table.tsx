import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Table } from '#components/ui/table.tsx'
import type { Group } from '#server/portals/groups/group.ts'
import { GroupUses } from './group-uses.tsx'

/** Groups with what uses them. */
export function GroupTable({ groups, empty }: { groups: readonly Group[]; empty: ReactNode }) {
  const t = useTranslations('groups.groupTable')
  return (
    <Table
      label={t('label')}
      rows={groups}
      keyOf={({ groupId }) => groupId}
      empty={empty}
      columns={[
        {
          header: t('name'),
          cell: (group) => (
            <span className="flex min-w-48 flex-col">
              <Link href={`/console/groups/${group.groupId}`} className="text-link font-medium wrap-anywhere">
                {group.name}
              </Link>
              {group.description && (
                <span className="line-clamp-1 text-[0.8125rem] text-muted">{group.description}</span>
              )}
            </span>
          ),
        },
        { header: t('members'), align: 'end', cell: (group) => group.memberCount },
        { header: t('uses'), cell: (group) => <GroupUses group={group} atMost={4} /> },
      ]}
    />
  )
}
