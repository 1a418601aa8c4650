import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { InvocationLogs } from '#components/functions/invocation-logs.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import { listFunctionLogs } from '#server/functions/list-function-logs.ts'
import type { PageProps } from '../../../page-props.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('functions')
  return { title: t('titles.functionLogs') }
}

export default async function LogsPage({ params }: PageProps<'functionName'>) {
  const t = await getTranslations('functions')
  const context = await requireConsoleContext()
  const { functionName } = await params
  const { items } = await orNotFound(listFunctionLogs(context, { functionName, limit: 100 }))
  return (
    <InvocationLogs
      items={items}
      refresh={
        <LinkButton href={`/console/functions/${functionName}/logs`}>{t('functionsLogsPage.lookAgain')}</LinkButton>
      }
    />
  )
}
