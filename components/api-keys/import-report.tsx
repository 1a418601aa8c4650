import { useTranslations } from 'next-intl'
import { Card } from '#components/ui/card.tsx'
import { KeyValueList } from '#components/ui/key-value-list.tsx'
import { StatusChip } from '#components/ui/status-chip.tsx'
import { Table } from '#components/ui/table.tsx'
import type { ImportCheck } from '#server/access/api-keys/check-api-key-import.ts'

const mostShown = 200

/** What an import would do, and what is wrong with which line. */
export function ImportReport({ report }: { report: ImportCheck }) {
  const t = useTranslations('api-keys.importReport')
  const { lines, created, updated, problems } = report
  const refused = lines - created - updated
  const shown = problems.slice(0, mostShown)
  return (
    <Card title={t('title')} description={t('description')}>
      <div className="flex flex-col gap-5">
        <KeyValueList
          columns={4}
          items={[
            { key: t('lines'), value: lines },
            { key: t('created'), value: created },
            { key: t('updated'), value: updated },
            { key: t('refused'), value: refused },
          ]}
        />
        {shown.length > 0 && (
          <Table
            label={t('problems')}
            rows={shown.map((problem, index) => ({ ...problem, id: String(index) }))}
            keyOf={({ id }) => id}
            columns={[
              { header: t('line'), cell: ({ line }) => <span className="tabular-nums">{line}</span> },
              {
                header: t('outcome'),
                cell: ({ severity }) =>
                  severity === 'refused' ? (
                    <StatusChip tone="danger">{t('isRefused')}</StatusChip>
                  ) : (
                    <StatusChip tone="warn">{t('isWarning')}</StatusChip>
                  ),
              },
              { header: t('reason'), cell: ({ text }) => <span className="wrap-anywhere">{text}</span> },
            ]}
          />
        )}
        {problems.length > mostShown && (
          <p className="text-muted text-sm">{t('more', { count: problems.length - mostShown })}</p>
        )}
      </div>
    </Card>
  )
}
