import type { Metadata } from 'next'
import { InvocationLogs } from '#components/functions/invocation-logs.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import { listFunctionLogs } from '#server/functions/list-function-logs.ts'
import type { PageProps } from '../../../page-props.ts'

export const metadata: Metadata = { title: 'Function logs' }

export default async function LogsPage({ params }: PageProps<'functionName'>) {
  const context = await requireConsoleContext()
  const { functionName } = await params
  const { items } = await orNotFound(listFunctionLogs(context, { functionName, limit: 100 }))
  return (
    <InvocationLogs
      items={items}
      refresh={<LinkButton href={`/console/functions/${functionName}/logs`}>Look again</LinkButton>}
    />
  )
}
