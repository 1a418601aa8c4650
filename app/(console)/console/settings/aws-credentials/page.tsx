import { KeyRound, Trash2 } from 'lucide-react'
import type { Metadata } from 'next'
import { PutAwsCredentials } from '#components/settings/put-aws-credentials.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { IconButton } from '#components/ui/icon-button.tsx'
import { RelativeTime } from '#components/ui/relative-time.tsx'
import { Table, type TableColumn } from '#components/ui/table.tsx'
import { type AwsCredentials, listAwsCredentials } from '#server/access/aws-credentials/list-aws-credentials.ts'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { isAllowed } from '#server/permissions.ts'
import { deleteAwsCredentialsAction, putAwsCredentialsAction } from '../actions.ts'

export const metadata: Metadata = { title: 'AWS credentials' }

export default async function AwsCredentialsPage() {
  const context = await requireConsoleContext()
  const { items } = await listAwsCredentials(context, {})
  const mayWrite = isAllowed(context.actor, 'account:write')
  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-wrap items-start justify-between gap-4">
        <p className="max-w-2xl text-muted">
          Integrations of type AWS sign their calls with the credentials that are stored under the role their{' '}
          <code>credentials</code> names. Secrets are encrypted; nobody can read them again.
        </p>
        {mayWrite && <PutAwsCredentials action={putAwsCredentialsAction} accountId={context.accountId} />}
      </div>
      <Table
        label="AWS credentials"
        columns={columnsFor(mayWrite)}
        rows={items}
        keyOf={({ arn }) => arn}
        empty={
          <EmptyState icon={<KeyRound />} title="No AWS credentials">
            Calls to DynamoDB, SQS, Step Functions and other services at AWS need them. Functions of your own and
            endpoints set by <code>AWS_ENDPOINT_URL_…</code> do not.
          </EmptyState>
        }
      />
    </div>
  )
}

function columnsFor(mayWrite: boolean): TableColumn<AwsCredentials>[] {
  return [
    { header: 'ARN', cell: ({ arn }) => <code>{arn}</code>, className: 'wrap-anywhere' },
    { header: 'Access key id', cell: ({ accessKeyId }) => <code>{accessKeyId}</code>, className: 'wrap-anywhere' },
    {
      header: 'Description',
      cell: ({ description }) => description ?? <span className="text-faint">–</span>,
      className: 'wrap-anywhere',
    },
    { header: 'Kind', cell: ({ isTemporary }) => (isTemporary ? 'temporary' : 'lasting') },
    { header: 'Changed', cell: ({ lastUpdatedDate }) => <RelativeTime at={lastUpdatedDate} /> },
    {
      header: 'Actions',
      hideHeader: true,
      align: 'end',
      cell: ({ arn }) => mayWrite && <DeleteAwsCredentials arn={arn} />,
    },
  ]
}

function DeleteAwsCredentials({ arn }: { arn: string }) {
  return (
    <ConfirmDialog
      title="Delete AWS credentials"
      confirmLabel="Delete credentials"
      action={deleteAwsCredentialsAction}
      hidden={{ arn }}
      trigger={<IconButton label={`Delete ${arn}`} icon={<Trash2 />} size="small" />}
    >
      <p>
        Integrations that name <code className="text-ink wrap-anywhere">{arn}</code> answer 500 from now on.
      </p>
    </ConfirmDialog>
  )
}
