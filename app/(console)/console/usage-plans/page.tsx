import { Gauge, Plus } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { getFormatter, getTranslations } from 'next-intl/server'
import { CopyableId } from '#components/ui/copyable-id.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { SearchField } from '#components/ui/search-field.tsx'
import { Table } from '#components/ui/table.tsx'
import { quotaWords, rateWords } from '#components/usage-plans/limit-words.ts'
import { getUsagePlans } from '#server/access/usage-plans/get-usage-plans.ts'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { listAll } from '../list-all.ts'
import { mayWrite } from '../may-write.ts'
import { type PageProps, textOf } from '../page-props.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('usage-plans.usagePlansPage'))('title') }
}

export default async function UsagePlansPage({ searchParams }: PageProps) {
  const context = await requireConsoleContext()
  const t = await getTranslations('usage-plans.usagePlansPage')
  const words = await getTranslations('usage-plans')
  const { number } = await getFormatter()
  const wanted = textOf(await searchParams, 'q').toLowerCase()
  const all = await listAll((position) => getUsagePlans(context, { limit: 500, position }))
  const plans = all
    .filter((plan) => `${plan.name} ${plan.id}`.toLowerCase().includes(wanted))
    .sort((left, right) => left.name.localeCompare(right.name))
  const create = mayWrite(context, 'usage-plans') && (
    <LinkButton href="/console/usage-plans/new" variant="primary" icon={<Plus />}>
      {t('new')}
    </LinkButton>
  )
  return (
    <div className="flex flex-col gap-5">
      <PageHeader
        title={t('title')}
        count={all.length}
        description={t('description')}
        actions={all.length > 0 && create}
      />
      {all.length > 0 && <SearchField label={t('filter')} />}
      <Table
        label={t('title')}
        rows={plans}
        keyOf={({ id }) => id}
        empty={
          all.length === 0 ? (
            <EmptyState icon={<Gauge />} title={t('none')} actions={create}>
              {t('noneHelp')}
            </EmptyState>
          ) : (
            <EmptyState title={t('noMatch')} />
          )
        }
        columns={[
          {
            header: t('name'),
            cell: (plan) => (
              <Link href={`/console/usage-plans/${plan.id}`} className="text-link font-medium wrap-anywhere">
                {plan.name}
              </Link>
            ),
          },
          { header: t('id'), cell: (plan) => <CopyableId id={plan.id} label={t('planId')} /> },
          {
            header: t('rate'),
            className: 'lg:whitespace-nowrap',
            cell: (plan) => rateWords(words, number, plan.throttle) ?? t('noLimit'),
          },
          {
            header: t('quota'),
            className: 'lg:whitespace-nowrap',
            cell: (plan) => quotaWords(words, number, plan.quota) ?? t('noLimit'),
          },
          { header: t('stages'), align: 'end', cell: (plan) => plan.apiStages.length },
        ]}
      />
    </div>
  )
}
