import { FileUp, KeySquare, Plus, Store, Waypoints } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Card } from '../ui/card.tsx'
import { CopyableId } from '../ui/copyable-id.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { KeyValueList } from '../ui/key-value-list.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { RelativeTime } from '../ui/relative-time.tsx'
import { Table, type TableColumn } from '../ui/table.tsx'

interface HomeApi {
  id: string
  name: string
  description?: string | undefined
  createdDate: Date
}

interface ConsoleHomeProps {
  accountName: string
  apis: readonly HomeApi[]
  /** False for viewers. */
  canWrite: boolean
  addresses: { endpoint: string; gateway: string; portal: string; region: string }
}

/** Where an owner begins: the ways to a first API, the newest ones, and the addresses that tools need. */
export function ConsoleHome({ accountName, apis, canWrite, addresses }: ConsoleHomeProps) {
  const t = useTranslations('shell.home')
  const newest = [...apis].sort((a, b) => b.createdDate.getTime() - a.createdDate.getTime()).slice(0, 5)
  return (
    <div className="flex flex-col gap-8">
      <PageHeader
        title={accountName}
        actions={
          canWrite && (
            <LinkButton href="/console/apis/new" variant="primary" icon={<Plus />}>
              {t('createApi')}
            </LinkButton>
          )
        }
      />
      <nav aria-label={t('start')} className="grid gap-3 sm:grid-cols-2 xl:grid-cols-4">
        {canWrite && (
          <Start href="/console/apis/new" icon={<FileUp />} title={t('import')}>
            {t('importHelp')}
          </Start>
        )}
        <Start href="/console/apis" icon={<Waypoints />} title={t('look')}>
          {t('lookHelp')}
        </Start>
        <Start href="/" icon={<Store />} title={t('portal')}>
          {t('portalHelp')}
        </Start>
        <Start href="/console/settings/access-keys" icon={<KeySquare />} title={t('cli')}>
          {t('cliHelp')}
        </Start>
      </nav>
      <section className="flex flex-col gap-3">
        <h2 className="flex items-baseline justify-between font-semibold text-[0.9375rem]">
          {t('newest')}
          {apis.length > newest.length && (
            <Link href="/console/apis" className="font-normal text-[0.8125rem] text-link">
              {t('all', { count: apis.length })}
            </Link>
          )}
        </h2>
        <Table
          label={t('newest')}
          columns={columnsOf(t)}
          rows={newest}
          keyOf={({ id }) => id}
          empty={<NoApis canWrite={canWrite} />}
        />
      </section>
      <Card title={t('addresses')}>
        <KeyValueList
          columns={4}
          items={[
            { key: t('managementApi'), value: <CopyableId id={addresses.endpoint} label={t('endpointLabel')} /> },
            { key: t('gateway'), value: <CopyableId id={addresses.gateway} label={t('gatewayLabel')} /> },
            { key: t('portalAddress'), value: <CopyableId id={addresses.portal} label={t('portalLabel')} /> },
            { key: t('region'), value: <CopyableId id={addresses.region} label={t('regionLabel')} /> },
          ]}
        />
      </Card>
    </div>
  )
}

function columnsOf(t: ReturnType<typeof useTranslations<'shell.home'>>): TableColumn<HomeApi>[] {
  return [
    {
      header: t('name'),
      cell: ({ id, name }) => (
        <Link href={`/console/apis/${id}`} className="font-medium wrap-anywhere hover:text-accent-text hover:underline">
          {name}
        </Link>
      ),
      className: 'sm:min-w-44',
    },
    { header: t('id'), cell: ({ id }) => <CopyableId id={id} label={t('idLabel')} /> },
    {
      header: t('description'),
      cell: ({ description }) => <span className="line-clamp-1 text-muted wrap-anywhere">{description ?? '–'}</span>,
      wideOnly: true,
    },
    { header: t('created'), cell: ({ createdDate }) => <RelativeTime at={createdDate} /> },
  ]
}

function NoApis({ canWrite }: { canWrite: boolean }) {
  const t = useTranslations('shell.home')
  return (
    <EmptyState
      icon={<Waypoints />}
      title={t('emptyTitle')}
      actions={
        canWrite && (
          <LinkButton href="/console/apis/new" variant="primary">
            {t('emptyAction')}
          </LinkButton>
        )
      }
    >
      {t('emptyText')}
    </EmptyState>
  )
}

interface StartProps {
  href: string
  icon: ReactNode
  title: string
  children: ReactNode
}

function Start({ href, icon, title, children }: StartProps) {
  return (
    <Link
      href={href}
      className="flex flex-col gap-2 rounded-lg border border-line bg-surface p-4 transition-colors hover:border-line-strong hover:bg-sunken"
    >
      <span className="flex items-center gap-2.5 font-medium [&_svg]:size-4.5 [&_svg]:text-accent-text">
        {icon}
        {title}
      </span>
      <span className="text-[0.8125rem] text-muted">{children}</span>
    </Link>
  )
}
