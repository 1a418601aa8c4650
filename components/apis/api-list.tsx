import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { CopyableId } from '#components/ui/copyable-id.tsx'
import { RelativeTime } from '#components/ui/relative-time.tsx'
import { searchHref } from '#components/ui/search-href.ts'
import { StatusChip } from '#components/ui/status-chip.tsx'
import { Table } from '#components/ui/table.tsx'
import type { ApiOverview } from '#server/rest-apis/apis/list-api-overviews.ts'
import type { ApiOrder } from './find-apis.ts'

interface ApiListProps {
  apis: readonly ApiOverview[]
  order: ApiOrder
  isDown: boolean
  /** Of the page, so that sorting keeps the filters. */
  search: Readonly<Record<string, string | string[] | undefined>>
  empty: ReactNode
}

/** APIs with what callers have of them; a press on a header sorts. */
export function ApiList({ apis, order, isDown, search, empty }: ApiListProps) {
  const t = useTranslations('apis.list')
  const sort = (column: ApiOrder) => {
    const isCurrent = column === order
    const next = isCurrent ? !isDown : column !== 'name'
    return {
      href: searchHref('/console/apis', search, { sort: next ? `-${column}` : column }),
      ...(isCurrent ? { direction: isDown ? ('descending' as const) : ('ascending' as const) } : {}),
    }
  }
  return (
    <Table
      label={t('title')}
      rows={apis}
      keyOf={({ id }) => id}
      empty={empty}
      columns={[
        { header: t('name'), sort: sort('name'), cell: (api) => <Name api={api} /> },
        { header: t('id'), cell: (api) => <CopyableId id={api.id} label={t('apiId')} /> },
        { header: t('type'), wideOnly: true, cell: (api) => <EndpointType type={api.endpointType} /> },
        {
          header: t('stages'),
          wideOnly: true,
          cell: (api) => (
            <span className="line-clamp-2 min-w-16 wrap-anywhere">{api.stageNames.join(', ') || '–'}</span>
          ),
        },
        { header: t('deployed'), sort: sort('deployed'), cell: (api) => <Deployed api={api} /> },
        {
          header: t('created'),
          sort: sort('created'),
          wideOnly: true,
          cell: (api) => <RelativeTime at={api.createdDate} />,
        },
      ]}
    />
  )
}

function Name({ api }: { api: ApiOverview }) {
  return (
    <span className="flex min-w-0 flex-col">
      <Link href={`/console/apis/${api.id}/resources`} className="text-link font-medium wrap-anywhere">
        {api.name}
      </Link>
      {api.description && (
        <span className="line-clamp-1 max-w-xl wrap-anywhere text-[0.8125rem] text-muted">{api.description}</span>
      )}
      {Object.keys(api.tags).length > 0 && (
        <span className="flex flex-wrap gap-1 pt-1">
          {Object.entries(api.tags).map(([name, value]) => (
            <Link
              key={name}
              href={searchHref('/console/apis', {}, { tag: `${name}=${value}` })}
              className="rounded-sm bg-sunken px-1.5 py-0.5 text-muted text-xs hover:text-ink"
            >
              {value === '' ? name : `${name}: ${value}`}
            </Link>
          ))}
        </span>
      )}
    </span>
  )
}

function EndpointType({ type }: { type: string }) {
  const t = useTranslations('apis.list.types')
  return type === 'REGIONAL' || type === 'EDGE' || type === 'PRIVATE' ? t(type) : type
}

function Deployed({ api }: { api: ApiOverview }) {
  const t = useTranslations('apis.list.states')
  if (api.lastDeployedDate === undefined) return <span className="whitespace-nowrap text-faint">{t('never')}</span>
  return (
    <span className="flex flex-wrap items-center gap-2">
      <RelativeTime at={api.lastDeployedDate} />
      {api.deployment === 'waiting' && <StatusChip tone="info">{t('waiting')}</StatusChip>}
    </span>
  )
}
