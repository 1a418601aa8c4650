import { Cable } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { VpcLink } from '#server/domains/vpc-links/vpc-link.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { Table } from '../ui/table.tsx'
import { VpcLinkStatus } from './vpc-link-status.tsx'

interface VpcLinkListProps {
  links: readonly VpcLink[]
  /** There are some, whatever the filter. */
  isFiltered: boolean
  /** The button that makes one, for those who may. */
  create: ReactNode
}

/** The ways to private networks that integrations can name. */
export function VpcLinkList({ links, isFiltered, create }: VpcLinkListProps) {
  const t = useTranslations('vpc-links')
  return (
    <Table
      label={t('list.title')}
      rows={links}
      keyOf={({ id }) => id}
      empty={
        isFiltered ? (
          <EmptyState title={t('list.noneMatches')} />
        ) : (
          <EmptyState icon={<Cable />} title={t('list.none')} actions={create}>
            {t('list.noneHelp')}
          </EmptyState>
        )
      }
      columns={[
        {
          header: t('fields.name'),
          cell: ({ id, name, description }) => (
            <span className="flex min-w-0 flex-col">
              <Link href={`/console/vpc-links/${id}`} className="text-link font-medium wrap-anywhere">
                {name}
              </Link>
              {description && <span className="line-clamp-2 text-muted text-xs wrap-anywhere">{description}</span>}
            </span>
          ),
        },
        { header: t('fields.id'), cell: ({ id }) => <code className="text-[0.8125rem]">{id}</code> },
        {
          header: t('fields.target'),
          wideOnly: true,
          cell: ({ targetArns }) => <code className="text-[0.8125rem] wrap-anywhere">{targetArns.join(' ')}</code>,
        },
        { header: t('fields.status'), cell: ({ status }) => <VpcLinkStatus status={status} /> },
      ]}
    />
  )
}
