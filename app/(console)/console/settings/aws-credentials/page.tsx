import { KeyRound, Trash2 } from 'lucide-react'
import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
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

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings.awsCredentials')
  return { title: t('title') }
}

export default async function AwsCredentialsPage() {
  const context = await requireConsoleContext()
  const t = await getTranslations('settings.awsCredentials')
  const { items } = await listAwsCredentials(context, {})
  const mayWrite = isAllowed(context.actor, 'account:write')
  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-wrap items-start justify-between gap-4">
        <p className="max-w-2xl text-muted">{t.rich('lead', { code: (words) => <code>{words}</code> })}</p>
        {mayWrite && <PutAwsCredentials action={putAwsCredentialsAction} accountId={context.accountId} />}
      </div>
      <Table
        label={t('title')}
        columns={columnsFor(mayWrite, t)}
        rows={items}
        keyOf={({ arn }) => arn}
        empty={
          <EmptyState icon={<KeyRound />} title={t('none')}>
            {t.rich('noneHelp', { code: (words) => <code>{words}</code> })}
          </EmptyState>
        }
      />
    </div>
  )
}

type Words = ReturnType<typeof useTranslations<'settings.awsCredentials'>>

function columnsFor(mayWrite: boolean, t: Words): TableColumn<AwsCredentials>[] {
  return [
    { header: t('arnHeader'), cell: ({ arn }) => <code>{arn}</code>, className: 'wrap-anywhere' },
    { header: t('accessKeyId'), cell: ({ accessKeyId }) => <code>{accessKeyId}</code>, className: 'wrap-anywhere' },
    {
      header: t('description'),
      cell: ({ description }) => description ?? <span className="text-faint">–</span>,
      className: 'wrap-anywhere',
    },
    { header: t('kind'), cell: ({ isTemporary }) => (isTemporary ? t('temporary') : t('lasting')) },
    { header: t('changed'), cell: ({ lastUpdatedDate }) => <RelativeTime at={lastUpdatedDate} /> },
    {
      header: t('actions'),
      hideHeader: true,
      align: 'end',
      cell: ({ arn }) => mayWrite && <DeleteAwsCredentials arn={arn} />,
    },
  ]
}

function DeleteAwsCredentials({ arn }: { arn: string }) {
  const t = useTranslations('settings.awsCredentials')
  return (
    <ConfirmDialog
      title={t('deleteTitle')}
      confirmLabel={t('delete')}
      action={deleteAwsCredentialsAction}
      hidden={{ arn }}
      trigger={<IconButton label={t('deleteNamed', { arn })} icon={<Trash2 />} size="small" />}
    >
      <p>
        {t.rich('deleteText', {
          arn,
          code: (words) => <code className="text-ink wrap-anywhere">{words}</code>,
        })}
      </p>
    </ConfirmDialog>
  )
}
