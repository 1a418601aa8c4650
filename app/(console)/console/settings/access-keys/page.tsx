import { KeySquare, Trash2 } from 'lucide-react'
import type { Metadata } from 'next'
import { AwsConfigure } from '#components/settings/aws-configure.tsx'
import { CreateAccessKey } from '#components/settings/create-access-key.tsx'
import { Card } from '#components/ui/card.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { CopyableId } from '#components/ui/copyable-id.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { IconButton } from '#components/ui/icon-button.tsx'
import { RelativeTime } from '#components/ui/relative-time.tsx'
import { Table, type TableColumn } from '#components/ui/table.tsx'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import type { Actor } from '#server/context.ts'
import { type AccessKey, listAccessKeys } from '#server/identity/access-keys/list-access-keys.ts'
import { isAllowed } from '#server/permissions.ts'
import { createAccessKeyAction, deleteAccessKeyAction } from '../actions.ts'

export const metadata: Metadata = { title: 'Access keys' }

export default async function AccessKeysPage() {
  const context = await requireConsoleContext()
  const { items } = await listAccessKeys(context, {})
  const { actor, settings } = context
  const endpoint = { url: `${settings.publicUrl}/aws`, region: settings.region }
  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-wrap items-start justify-between gap-4">
        <p className="max-w-2xl text-muted">
          Credentials for the management API: the AWS CLI, the AWS SDKs and infrastructure as code sign their calls with
          them. A key acts with the role of the member who made it.
        </p>
        {isAllowed(actor, 'access-keys:write') && (
          <CreateAccessKey action={createAccessKeyAction} endpoint={endpoint} />
        )}
      </div>
      <Table
        label="Access keys"
        columns={columnsFor(actor)}
        rows={items}
        keyOf={({ accessKeyId }) => accessKeyId}
        empty={
          <EmptyState icon={<KeySquare />} title="No access keys">
            Make one to use this account with <code>aws apigateway</code>, Terraform, CDK or an SDK.
          </EmptyState>
        }
      />
      <Card title="Use it with the AWS CLI" description="The SDKs and Terraform read the same profile.">
        <AwsConfigure endpoint={endpoint} />
      </Card>
    </div>
  )
}

function columnsFor(actor: Actor): TableColumn<AccessKey>[] {
  return [
    { header: 'Access key id', cell: ({ accessKeyId }) => <CopyableId id={accessKeyId} label="access key id" /> },
    {
      header: 'Description',
      cell: ({ description }) => description ?? <span className="text-faint">–</span>,
      className: 'wrap-anywhere',
    },
    { header: 'Member', cell: ({ userName }) => userName },
    { header: 'Created', cell: ({ createDate }) => <RelativeTime at={createDate} /> },
    {
      header: 'Last used',
      cell: ({ lastUsedDate }) => (lastUsedDate ? <RelativeTime at={lastUsedDate} /> : 'never'),
    },
    {
      header: 'Actions',
      hideHeader: true,
      align: 'end',
      cell: (key) => mayDelete(actor, key) && <DeleteAccessKey accessKeyId={key.accessKeyId} />,
    },
  ]
}

function DeleteAccessKey({ accessKeyId }: { accessKeyId: string }) {
  return (
    <ConfirmDialog
      title="Delete access key"
      confirmLabel="Delete access key"
      action={deleteAccessKeyAction}
      hidden={{ accessKeyId }}
      trigger={<IconButton label={`Delete ${accessKeyId}`} icon={<Trash2 />} size="small" />}
    >
      <p>
        Whatever signs with <code className="text-ink">{accessKeyId}</code> is refused at once. This cannot be undone.
      </p>
    </ConfirmDialog>
  )
}

function mayDelete(actor: Actor, key: AccessKey): boolean {
  if (actor.kind !== 'user' || !isAllowed(actor, 'access-keys:write')) return false
  return actor.userId === key.userId || actor.role !== 'developer'
}
