import { Users } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { GroupTable } from '#components/groups/group-table.tsx'
import { NewGroup } from '#components/groups/new-group.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { SearchField } from '#components/ui/search-field.tsx'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { listGroups } from '#server/portals/groups/list-groups.ts'
import { mayWrite } from '../may-write.ts'
import { type PageProps, textOf } from '../page-props.ts'
import { createGroupAction } from './actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('groups.groupsPage'))('title') }
}

export default async function GroupsPage({ searchParams }: PageProps) {
  const context = await requireConsoleContext()
  const t = await getTranslations('groups.groupsPage')
  const wanted = textOf(await searchParams, 'q').toLowerCase()
  const { items } = await listGroups(context, {})
  const groups = items.filter(({ name, description = '' }) => `${name} ${description}`.toLowerCase().includes(wanted))
  const create = mayWrite(context, 'products') && <NewGroup action={createGroupAction} />
  return (
    <div className="flex flex-col gap-5">
      <PageHeader
        title={t('title')}
        count={items.length}
        description={t('description')}
        actions={items.length > 0 && create}
      />
      {items.length > 0 && <SearchField label={t('filter')} />}
      <GroupTable
        groups={groups}
        empty={
          items.length === 0 ? (
            <EmptyState icon={<Users />} title={t('none')} actions={create}>
              {t('noneHelp')}
            </EmptyState>
          ) : (
            <EmptyState title={t('noMatch')} />
          )
        }
      />
    </div>
  )
}
