import { Mail as MailIcon } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { RelativeTime } from '#components/ui/relative-time.tsx'
import { StatusChip, type StatusTone } from '#components/ui/status-chip.tsx'
import { Table } from '#components/ui/table.tsx'
import type { Mail, MailState } from '#server/mail/mail.ts'

interface MailOutboxProps {
  mails: readonly (Mail & { readonly href: string })[]
  currentId: string | undefined
  isFiltered: boolean
}

const tones: Record<MailState, StatusTone> = { waiting: 'neutral', sent: 'ok', failing: 'warn', 'given-up': 'danger' }

/** The mails of the last 30 days, and what became of them. */
export function MailOutbox({ mails, currentId, isFiltered }: MailOutboxProps) {
  const t = useTranslations('access-requests.mail')
  return (
    <Table
      label={t('outbox')}
      rows={mails}
      keyOf={({ mailId }) => mailId}
      isCurrent={({ mailId }) => mailId === currentId}
      empty={
        <EmptyState icon={<MailIcon />} title={isFiltered ? t('noneFound') : t('empty')}>
          {isFiltered ? t('noneFoundText') : t('emptyText')}
        </EmptyState>
      }
      columns={[
        {
          header: t('subject'),
          cell: ({ href, subject }) => (
            <Link href={href} scroll={false} className="text-link font-medium wrap-anywhere">
              {subject}
            </Link>
          ),
        },
        { header: t('recipient'), cell: ({ recipient }) => <span className="wrap-anywhere">{recipient}</span> },
        { header: t('state'), cell: ({ state }) => <MailStateChip state={state} /> },
        { header: t('written'), cell: ({ createdAt }) => <RelativeTime at={createdAt} /> },
      ]}
    />
  )
}

/** What became of a mail, in a word. */
export function MailStateChip({ state }: { state: MailState }) {
  const t = useTranslations('access-requests.mail.states')
  return <StatusChip tone={tones[state]}>{t(state)}</StatusChip>
}
