import { KeySquare, Trash2 } from 'lucide-react'
import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
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

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings.accessKeys')
  return { title: t('title') }
}

export default async function AccessKeysPage() {
  const context = await requireConsoleContext()
  const t = await getTranslations('settings.accessKeys')
  const { items } = await listAccessKeys(context, {})
  const { actor, settings } = context
  const endpoint = { url: `${settings.publicUrl}/aws`, region: settings.region }
  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-wrap items-start justify-between gap-4">
        <p className="max-w-2xl text-muted">{t('lead')}</p>
        {isAllowed(actor, 'access-keys:write') && (
          <CreateAccessKey action={createAccessKeyAction} endpoint={endpoint} />
        )}
      </div>
      <Table
        label={t('title')}
        columns={columnsFor(actor, t)}
        rows={items}
        keyOf={({ accessKeyId }) => accessKeyId}
        empty={
          <EmptyState icon={<KeySquare />} title={t('none')}>
            {t.rich('noneHelp', { code: (words) => <code>{words}</code> })}
          </EmptyState>
        }
      />
      <Card title={t('cli')} description={t('cliHelp')}>
        <AwsConfigure endpoint={endpoint} />
      </Card>
    </div>
  )
}

type Words = ReturnType<typeof useTranslations<'settings.accessKeys'>>

function columnsFor(actor: Actor, t: Words): TableColumn<AccessKey>[] {
  return [
    { header: t('id'), cell: ({ accessKeyId }) => <CopyableId id={accessKeyId} label={t('idLabel')} /> },
    {
      header: t('description'),
      cell: ({ description }) => description ?? <span className="text-faint">–</span>,
      className: 'wrap-anywhere',
    },
    { header: t('member'), cell: ({ userName }) => userName },
    { header: t('createdAt'), cell: ({ createDate }) => <RelativeTime at={createDate} /> },
    {
      header: t('lastUsed'),
      cell: ({ lastUsedDate }) => (lastUsedDate ? <RelativeTime at={lastUsedDate} /> : t('never')),
    },
    {
      header: t('actions'),
      hideHeader: true,
      align: 'end',
      cell: (key) => mayDelete(actor, key) && <DeleteAccessKey accessKeyId={key.accessKeyId} />,
    },
  ]
}

function DeleteAccessKey({ accessKeyId }: { accessKeyId: string }) {
  const t = useTranslations('settings.accessKeys')
  return (
    <ConfirmDialog
      title={t('delete')}
      confirmLabel={t('delete')}
      action={deleteAccessKeyAction}
      hidden={{ accessKeyId }}
      trigger={<IconButton label={t('deleteNamed', { id: accessKeyId })} icon={<Trash2 />} size="small" />}
    >
      <p>{t.rich('deleteText', { id: accessKeyId, code: (words) => <code className="text-ink">{words}</code> })}</p>
    </ConfirmDialog>
  )
}

function mayDelete(actor: Actor, key: AccessKey): boolean {
  if (actor.kind !== 'user' || !isAllowed(actor, 'access-keys:write')) return false
  return actor.userId === key.userId || actor.role !== 'developer'
}
