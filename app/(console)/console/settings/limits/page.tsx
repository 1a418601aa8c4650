import type { Metadata } from 'next'
import { getFormatter, getTranslations } from 'next-intl/server'
import { EditLimit } from '#components/settings/edit-limit.tsx'
import { Table, type TableColumn } from '#components/ui/table.tsx'
import { type AccountLimitUse, listAccountLimits } from '#server/account-limits/list-account-limits.ts'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { putAccountLimitAction } from '../actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings.limits')
  return { title: t('title') }
}

export default async function LimitsPage() {
  const context = await requireConsoleContext()
  const t = await getTranslations('settings.limits')
  const limits = await listAccountLimits(context, {})
  const { actor } = context
  const isOwner = actor.kind === 'user' && actor.role === 'owner'
  return (
    <div className="flex max-w-4xl flex-col gap-4">
      <p className="max-w-2xl text-muted">{t('lead')}</p>
      <Table
        label={t('title')}
        columns={columnsFor(isOwner, t, await getFormatter())}
        rows={limits}
        keyOf={({ name }) => name}
      />
    </div>
  )
}

type Words = Awaited<ReturnType<typeof getTranslations<'settings.limits'>>>
type Formatter = Awaited<ReturnType<typeof getFormatter>>

/** What the limit is counted in, where that is not the account. */
const within = { account: undefined, API: 'api', 'domain name': 'domainName', 'API key': 'apiKey' } as const

function columnsFor(isOwner: boolean, t: Words, { number }: Formatter): TableColumn<AccountLimitUse>[] {
  return [
    {
      header: t('what'),
      cell: ({ name, ...limit }) => {
        const place = within[limit.within]
        return (
          <>
            {t(`nouns.${name}`)} {place && <span className="text-faint">{t(`within.${place}`)}</span>}
          </>
        )
      },
    },
    {
      header: t('used'),
      align: 'end',
      cell: ({ used, most }) => (
        <span className={used >= most ? 'text-danger tabular-nums' : 'tabular-nums'}>
          {used >= most ? t('full', { used: number(used) }) : number(used)}
        </span>
      ),
    },
    {
      header: t('mostHeader'),
      align: 'end',
      cell: ({ most }) => <span className="tabular-nums">{number(most)}</span>,
    },
    {
      header: t('actions'),
      hideHeader: true,
      align: 'end',
      cell: (limit) =>
        isOwner && <EditLimit limit={{ ...limit, noun: t(`nouns.${limit.name}`) }} action={putAccountLimitAction} />,
    },
  ]
}
