import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AuditDetails } from '#components/audit/audit-details.tsx'
import { AuditFilters } from '#components/audit/audit-filters.tsx'
import { periodStart } from '#components/audit/audit-periods.ts'
import { AuditTable } from '#components/audit/audit-table.tsx'
import { NotAllowed } from '#components/ui/not-allowed.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { searchHref } from '#components/ui/search-href.ts'
import { SidePanel } from '#components/ui/side-panel.tsx'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import type { Context } from '#server/context.ts'
import { listAuditRecords } from '#server/identity/audit/list-audit-records.ts'
import { isAllowed } from '#server/permissions.ts'
import { type PageProps, type Search, textOf } from '../../page-props.ts'

const place = '/console/settings/audit'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('audit.table'))('title') }
}

/** What was changed in the account, by whom. */
export default async function AuditPage({ searchParams }: PageProps) {
  const context = await requireConsoleContext()
  const t = await getTranslations('audit.page')
  if (!isAllowed(context.actor, 'audit:read')) return <NotAllowed title={t('mayNot')}>{t('mayNotHelp')}</NotAllowed>
  return (
    <div className="flex flex-col gap-4">
      <p className="max-w-2xl text-muted">{t('lead')}</p>
      <Records context={context} search={await searchParams} />
    </div>
  )
}

async function Records({ context, search }: { context: Context; search: Search }) {
  const t = await getTranslations('audit.page')
  const [text, actor, period] = [textOf(search, 'q'), textOf(search, 'actor'), textOf(search, 'period')]
  const given = textOf(search, 'position') || undefined
  const from = periodStart(period, context.now())
  const { items, position } = await orNotFound(
    listAuditRecords.invoke(context, {
      text: text || undefined,
      actor: actor || undefined,
      from,
      limit: 50,
      position: given,
    }),
  )
  const recordId = textOf(search, 'record')
  const record = items.find(({ id }) => id === recordId)
  const isFiltered = Boolean(text || actor || from || given)
  return (
    <>
      {(items.length > 0 || isFiltered) && (
        <AuditFilters actorLabel={actor ? (items[0]?.actorName ?? actor) : undefined} />
      )}
      <AuditTable
        records={items.map((item) => ({ ...item, href: searchHref(place, search, { record: item.id }) }))}
        currentId={record?.id}
        isFiltered={isFiltered}
      />
      <Pagination
        firstHref={given && searchHref(place, search, { position: null, record: null })}
        nextHref={position && searchHref(place, search, { position, record: null })}
        summary={t('count', { count: items.length })}
      />
      {record && (
        <SidePanel title={record.operation} closeHref={searchHref(place, search, { record: null })}>
          <AuditDetails record={record} actorHref={searchHref(place, {}, { actor: record.actor })} />
        </SidePanel>
      )}
    </>
  )
}
