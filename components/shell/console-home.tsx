import { FileUp, KeySquare, Plus, Store, Waypoints } from 'lucide-react'
import Link from 'next/link'
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
  addresses: { endpoint: string; gateway: string; portal: string; region: string }
}

/** Where an owner begins: the ways to a first API, the newest ones, and the addresses that tools need. */
export function ConsoleHome({ accountName, apis, addresses }: ConsoleHomeProps) {
  const newest = [...apis].sort((a, b) => b.createdDate.getTime() - a.createdDate.getTime()).slice(0, 5)
  return (
    <div className="flex flex-col gap-8">
      <PageHeader
        title={accountName}
        actions={
          <LinkButton href="/console/apis/new" variant="primary" icon={<Plus />}>
            Create API
          </LinkButton>
        }
      />
      <nav aria-label="Start" className="grid gap-3 sm:grid-cols-2 xl:grid-cols-4">
        <Start href="/console/apis/new" icon={<FileUp />} title="Import an API">
          OpenAPI or an AWS export becomes resources, methods and integrations.
        </Start>
        <Start href="/console/apis" icon={<Waypoints />} title="Look at your APIs">
          Resources, stages, deployments and who may call them.
        </Start>
        <Start href="/" icon={<Store />} title="Open the portal">
          What consumers see: catalogue, keys, usage.
        </Start>
        <Start href="/console/settings/access-keys" icon={<KeySquare />} title="Use the AWS CLI">
          Make an access key and point your tools at this installation.
        </Start>
      </nav>
      <section className="flex flex-col gap-3">
        <h2 className="flex items-baseline justify-between font-semibold text-[0.9375rem]">
          Newest APIs
          {apis.length > newest.length && (
            <Link href="/console/apis" className="font-normal text-[0.8125rem] text-link">
              All {apis.length}
            </Link>
          )}
        </h2>
        <Table label="Newest APIs" columns={columns} rows={newest} keyOf={({ id }) => id} empty={<NoApis />} />
      </section>
      <Card title="Addresses">
        <KeyValueList
          columns={4}
          items={[
            { key: 'Management API', value: <CopyableId id={addresses.endpoint} label="endpoint URL" /> },
            { key: 'Gateway', value: <CopyableId id={addresses.gateway} label="gateway URL" /> },
            { key: 'Portal', value: <CopyableId id={addresses.portal} label="portal URL" /> },
            { key: 'Region', value: <CopyableId id={addresses.region} label="region" /> },
          ]}
        />
      </Card>
    </div>
  )
}

const columns: TableColumn<HomeApi>[] = [
  {
    header: 'Name',
    cell: ({ id, name }) => (
      <Link href={`/console/apis/${id}`} className="font-medium hover:text-accent-text hover:underline">
        {name}
      </Link>
    ),
    className: 'sm:min-w-44',
  },
  { header: 'Id', cell: ({ id }) => <CopyableId id={id} label="API id" /> },
  {
    header: 'Description',
    cell: ({ description }) => <span className="line-clamp-1 text-muted">{description ?? '–'}</span>,
    wideOnly: true,
  },
  { header: 'Created', cell: ({ createdDate }) => <RelativeTime at={createdDate} /> },
]

function NoApis() {
  return (
    <EmptyState
      icon={<Waypoints />}
      title="No APIs yet"
      actions={
        <LinkButton href="/console/apis/new" variant="primary">
          Create your first API
        </LinkButton>
      }
    >
      Import a document, proxy a URL or use the sample: the first call answers in a minute.
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
