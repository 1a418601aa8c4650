import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { CopyableId } from '#components/ui/copyable-id.tsx'
import { RelativeTime } from '#components/ui/relative-time.tsx'
import { Table } from '#components/ui/table.tsx'
import type { ListedApiKey } from '#server/access/api-keys/listed-api-key.ts'
import { KeyState } from './key-state.tsx'
import { Sparkline } from './sparkline.tsx'

/** Keys with their owner, plans and use. */
export function KeyTable({ keys, empty }: { keys: readonly ListedApiKey[]; empty: ReactNode }) {
  const t = useTranslations('api-keys.keyTable')
  return (
    <Table
      label={t('label')}
      rows={keys}
      keyOf={({ id }) => id}
      empty={empty}
      columns={[
        {
          header: t('name'),
          cell: (key) => (
            <span className="flex min-w-36 flex-col items-start">
              <Link
                href={`/console/api-keys/${key.id}`}
                className="inline-block min-h-6 py-0.5 text-link font-medium wrap-anywhere"
              >
                {key.name ?? key.id}
              </Link>
              <CopyableId id={key.id} label={t('keyId')} />
            </span>
          ),
        },
        {
          header: t('owner'),
          cell: ({ owner }) =>
            owner ? (
              <span className="flex flex-col max-sm:text-right">
                <span className="wrap-anywhere">{owner.appName}</span>
                <span className="text-[0.8125rem] text-muted wrap-anywhere">{owner.email}</span>
              </span>
            ) : (
              <span className="text-muted">{t('own')}</span>
            ),
        },
        { header: t('plans'), cell: ({ plans }) => <PlanNames plans={plans} /> },
        { header: t('state'), cell: (key) => <KeyStateWithExpiry apiKey={key} /> },
        { header: t('days'), wideOnly: true, cell: ({ days }) => <Sparkline days={days} /> },
        {
          header: t('lastUsed'),
          cell: ({ lastUsedAt }) =>
            lastUsedAt ? <RelativeTime at={lastUsedAt} /> : <span className="text-faint">{t('never')}</span>,
        },
        { header: t('created'), wideOnly: true, cell: ({ createdDate }) => <RelativeTime at={createdDate} /> },
      ]}
    />
  )
}

const shownPlans = 2

function PlanNames({ plans }: { plans: ListedApiKey['plans'] }) {
  const t = useTranslations('api-keys.keyTable')
  if (plans.length === 0) return <span className="text-warn">{t('noPlan')}</span>
  const more = plans.length - shownPlans
  return (
    <span className="flex min-w-28 flex-col items-start max-sm:items-end max-sm:text-right">
      {plans.slice(0, shownPlans).map(({ usagePlanId, name }) => (
        <Link
          key={usagePlanId}
          href={`/console/usage-plans/${usagePlanId}`}
          className="inline-block min-h-6 py-0.5 text-link wrap-anywhere"
        >
          {name}
        </Link>
      ))}
      {more > 0 && <span className="text-[0.8125rem] text-muted">{t('morePlans', { count: more })}</span>}
    </span>
  )
}

function KeyStateWithExpiry({ apiKey: { state, expiresAt } }: { apiKey: ListedApiKey }) {
  const t = useTranslations('api-keys.keyTable')
  return (
    <span className="flex flex-col items-start gap-0.5 max-sm:items-end">
      <KeyState state={state} />
      {expiresAt && state !== 'expired' && state !== 'revoked' && (
        <span className="text-[0.8125rem] text-muted">
          {t.rich('expires', { time: () => <RelativeTime at={expiresAt} /> })}
        </span>
      )}
    </span>
  )
}
