import { ScrollText } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { AuditRecord } from '#server/identity/audit/list-audit-records.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { RelativeTime } from '../ui/relative-time.tsx'
import { Table } from '../ui/table.tsx'
import { AuditActor } from './audit-actor.tsx'

interface AuditTableProps {
  records: readonly (AuditRecord & { href: string })[]
  currentId: string | undefined
  isFiltered: boolean
}

/** Who changed what, newest first; a row leads to its details. */
export function AuditTable({ records, currentId, isFiltered }: AuditTableProps) {
  const t = useTranslations('audit.table')
  return (
    <Table
      label={t('title')}
      rows={records}
      keyOf={({ id }) => id}
      isCurrent={({ id }) => id === currentId}
      empty={
        isFiltered ? (
          <EmptyState title={t('nothingMatches')} />
        ) : (
          <EmptyState icon={<ScrollText />} title={t('nothing')}>
            {t('nothingHelp')}
          </EmptyState>
        )
      }
      columns={[
        {
          header: t('operation'),
          cell: ({ operation, href }) => (
            <Link href={href} scroll={false} className="text-link font-medium wrap-anywhere">
              {operation}
            </Link>
          ),
        },
        {
          header: t('object'),
          cell: ({ resource }) => <code className="text-[0.8125rem] wrap-anywhere max-sm:text-right">{resource}</code>,
        },
        { header: t('who'), cell: (record) => <AuditActor record={record} /> },
        { header: t('from'), wideOnly: true, className: 'whitespace-nowrap', cell: ({ sourceIp }) => sourceIp },
        { header: t('when'), className: 'whitespace-nowrap', cell: ({ at }) => <RelativeTime at={at} /> },
      ]}
    />
  )
}
