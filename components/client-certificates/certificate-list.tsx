import { BadgeCheck } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { ClientCertificate } from '#server/access/client-certificates/client-certificate.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { RelativeTime } from '../ui/relative-time.tsx'
import { Table } from '../ui/table.tsx'
import { CertificateExpiry } from './certificate-expiry.tsx'

interface CertificateListProps {
  certificates: readonly (ClientCertificate & { stageCount: number })[]
  /** There are some, whatever the filter. */
  isFiltered: boolean
  now: Date
  /** The button that makes one, for those who may. */
  create: ReactNode
}

/** The certificates by which backends know the gateway. */
export function CertificateList({ certificates, isFiltered, now, create }: CertificateListProps) {
  const t = useTranslations('client-certificates.list')
  return (
    <Table
      label={t('title')}
      rows={certificates}
      keyOf={({ clientCertificateId }) => clientCertificateId}
      empty={
        isFiltered ? (
          <EmptyState title={t('noneMatches')} />
        ) : (
          <EmptyState icon={<BadgeCheck />} title={t('none')} actions={create}>
            {t('noneHelp')}
          </EmptyState>
        )
      }
      columns={[
        {
          header: t('certificate'),
          cell: ({ clientCertificateId, description }) => (
            <span className="flex min-w-0 flex-col">
              <Link
                href={`/console/client-certificates/${clientCertificateId}`}
                className="text-link font-medium wrap-anywhere"
              >
                {description ?? clientCertificateId}
              </Link>
              {description && <code className="text-muted text-xs">{clientCertificateId}</code>}
            </span>
          ),
        },
        {
          header: t('usedBy'),
          className: 'whitespace-nowrap',
          cell: ({ stageCount }) => t('stages', { count: stageCount }),
        },
        {
          header: t('created'),
          className: 'whitespace-nowrap',
          cell: ({ createdDate }) => <RelativeTime at={createdDate} />,
        },
        { header: t('ends'), cell: ({ expirationDate }) => <CertificateExpiry at={expirationDate} now={now} /> },
      ]}
    />
  )
}
