import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { RequestExplanation } from '#components/shell/request-explanation.tsx'
import { getRequestLog } from '#server/adapters/data-plane/logs/get-request-log.ts'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { listAuditRecords } from '#server/identity/audit/list-audit-records.ts'
import { isAllowed } from '#server/permissions.ts'
import { listLoggingStages } from '#server/rest-apis/stages/list-logging-stages.ts'
import type { PageProps } from '../../page-props.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('shell.requestPage')
  return { title: t('title') }
}

/** What happened to one request, as far as it was written down. */
export default async function RequestPage({ params }: PageProps<'requestId'>) {
  const context = await requireConsoleContext()
  const requestId = decodeURIComponent((await params).requestId)
  const isReadable = /^[\w+/=-]{8,64}$/.test(requestId)
  const mayReadLogs = isAllowed(context.actor, 'stages:write')
  const { items: records } =
    isReadable && isAllowed(context.actor, 'audit:read')
      ? await listAuditRecords(context, { requestId })
      : { items: [] }
  return (
    <RequestExplanation
      requestId={requestId}
      log={isReadable && mayReadLogs ? await getRequestLog(context, { requestId }) : undefined}
      mayReadLogs={mayReadLogs}
      records={records.toReversed()}
      stages={(await listLoggingStages(context, {})).items}
      retentionDays={context.settings.logRetentionDays}
    />
  )
}
