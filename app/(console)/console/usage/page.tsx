import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '#components/ui/page-header.tsx'
import { UsageFilters } from '#components/usage/usage-filters.tsx'
import { UsageOverview } from '#components/usage/usage-overview.tsx'
import { getApiKey } from '#server/access/api-keys/get-api-key.ts'
import { getUsagePlans } from '#server/access/usage-plans/get-usage-plans.ts'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { getRestApis } from '#server/rest-apis/apis/get-rest-apis.ts'
import { summarizeUsage } from '#server/traffic/usage/summarize-usage.ts'
import { findKeysAction } from '../api-keys/actions.ts'
import { listAll } from '../list-all.ts'
import { type PageProps, textOf } from '../page-props.ts'
import { rangeOf, usageQuestion } from './usage-question.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('usage')
  return { title: t('title') }
}

export default async function UsagePage({ searchParams }: PageProps) {
  const context = await requireConsoleContext()
  const t = await getTranslations('usage')
  const search = await searchParams
  const apis = await listAll((position) => getRestApis(context, { limit: 500, position }))
  const plans = await listAll((position) => getUsagePlans(context, { limit: 500, position }))
  const keyId = textOf(search, 'key')
  const key = keyId ? await getApiKey(context, { apiKey: keyId }).catch(() => undefined) : undefined
  const question = usageQuestion(search, context.now())
  const first = await summarizeUsage(context, question)
  const series = new URLSearchParams({ range: rangeOf(textOf(search, 'range')) })
  for (const name of ['api', 'plan', 'key']) if (textOf(search, name)) series.set(name, textOf(search, name))
  return (
    <div className="flex flex-col gap-5">
      <PageHeader title={t('title')} description={t('lead')} />
      <UsageFilters
        apis={apis.map(({ id, name }) => ({ id, name }))}
        plans={plans.map(({ id, name }) => ({ id, name }))}
        chosenKey={keyId ? { id: keyId, name: key?.name ?? keyId } : undefined}
        findKeys={findKeysAction.bind(null, '')}
      />
      <UsageOverview
        key={series.toString()}
        seriesHref={`/console/usage/series?${series}`}
        interval={question.unit}
        initial={JSON.parse(JSON.stringify(first))}
      />
    </div>
  )
}
