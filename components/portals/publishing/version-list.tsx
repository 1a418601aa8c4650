import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { RelativeTime } from '#components/ui/relative-time.tsx'
import { StatusChip } from '#components/ui/status-chip.tsx'
import { Table } from '#components/ui/table.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'

interface VersionListProps {
  portalId: string
  versions: readonly {
    version: number
    description: string | undefined
    createdBy: string
    createdAt: Date
    isServed: boolean
  }[]
  restore: FormAction
  canWrite: boolean
}

/** What was published, by whom and when, and the way back to it. */
export function VersionList({ portalId, versions, restore, canWrite }: VersionListProps) {
  const t = useTranslations('portals.versions')
  return (
    <Card title={t('title')} description={t('help')} flush>
      <Table
        label={t('title')}
        rows={versions}
        keyOf={({ version }) => String(version)}
        empty={<p className="p-5 text-muted text-sm">{t('none')}</p>}
        columns={[
          {
            header: t('version'),
            cell: ({ version, isServed }) => (
              <span className="flex items-center gap-2">
                {version} {isServed && <StatusChip tone="ok">{t('served')}</StatusChip>}
              </span>
            ),
          },
          {
            header: t('description'),
            cell: ({ description }) => <span className="wrap-anywhere">{description ?? '–'}</span>,
          },
          { header: t('by'), wideOnly: true, cell: ({ createdBy }) => createdBy },
          { header: t('at'), cell: ({ createdAt }) => <RelativeTime at={createdAt} /> },
          {
            header: t('actions'),
            hideHeader: true,
            align: 'end',
            cell: ({ version, isServed }) =>
              canWrite &&
              !isServed && (
                <ConfirmDialog
                  title={t('restoreTitle', { version })}
                  tone="primary"
                  action={restore}
                  hidden={{ portalId, version: String(version) }}
                  confirmLabel={t('restore')}
                  trigger={
                    <Button variant="ghost" size="small" aria-label={t('restoreOne', { version })}>
                      {t('restore')}
                    </Button>
                  }
                >
                  <p>{t('restoreHelp')}</p>
                </ConfirmDialog>
              ),
          },
        ]}
      />
    </Card>
  )
}
