import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { RequestLog } from '#server/adapters/data-plane/logs/get-request-log.ts'
import type { AuditRecord } from '#server/identity/audit/list-audit-records.ts'
import type { LoggingStage } from '#server/rest-apis/stages/list-logging-stages.ts'
import { Card } from '../ui/card.tsx'
import { CopyableId } from '../ui/copyable-id.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { RelativeTime } from '../ui/relative-time.tsx'
import { StatusChip } from '../ui/status-chip.tsx'
import { Table } from '../ui/table.tsx'
import { RequestLines } from './request-lines.tsx'

interface RequestExplanationProps {
  requestId: string
  /** Undefined where it may not be read, or the id is none. */
  log: RequestLog | undefined
  mayReadLogs: boolean
  /** What the request changed in the account. */
  records: readonly AuditRecord[]
  stages: readonly LoggingStage[]
  retentionDays: number
}

/** What happened to one request; where nothing was written down, what it would need. */
export function RequestExplanation(props: RequestExplanationProps) {
  const { requestId, log, mayReadLogs, records, stages, retentionDays } = props
  const t = useTranslations('shell.requestPage')
  const lines = log?.lines ?? []
  const isFound = lines.length > 0 || records.length > 0
  return (
    <div className="flex flex-col gap-6">
      <PageHeader title={t('title')} aside={<CopyableId id={requestId} label={t('idLabel')} />} />
      {!mayReadLogs && <Notice>{t('mayNot')}</Notice>}
      {records.length > 0 && (
        <Card title={t('changes')} description={t('changesHelp')} flush>
          <div className="p-4">
            <Table
              label={t('changes')}
              rows={records}
              keyOf={({ id }) => id}
              columns={[
                { header: t('operation'), cell: ({ operation }) => <span className="font-medium">{operation}</span> },
                {
                  header: t('resource'),
                  cell: ({ resource }) => <code className="text-[0.8125rem] wrap-anywhere">{resource}</code>,
                },
                { header: t('actor'), cell: ({ actor }) => <code className="text-[0.8125rem]">{actor}</code> },
                { header: t('from'), cell: ({ sourceIp }) => sourceIp, wideOnly: true },
                { header: t('when'), cell: ({ at }) => <RelativeTime at={at} /> },
              ]}
            />
          </div>
        </Card>
      )}
      {lines.length > 0 && <RequestLines lines={lines} />}
      {log && !isFound && (
        <Notice tone="warn" title={t('nothing')}>
          {log.isComplete ? t('nothingHelp', { days: retentionDays }) : t('incomplete')}
        </Notice>
      )}
      {mayReadLogs && !isFound && <LoggingStages stages={stages} />}
    </div>
  )
}

/** Where a request could have left a trace, and where not yet. */
function LoggingStages({ stages }: { stages: readonly LoggingStage[] }) {
  const t = useTranslations('shell.requestPage')
  if (stages.length === 0) return null
  return (
    <Card title={t('stages')} description={t('stagesHelp')} flush>
      <div className="p-4">
        <Table
          label={t('stages')}
          rows={stages}
          keyOf={({ restApiId, stageName }) => `${restApiId} ${stageName}`}
          columns={[
            {
              header: t('stage'),
              cell: ({ restApiId, apiName, stageName }) => (
                <Link
                  href={`/console/apis/${restApiId}/stages/${encodeURIComponent(stageName)}/settings`}
                  className="text-link font-medium wrap-anywhere"
                >
                  {apiName} · {stageName}
                </Link>
              ),
            },
            {
              header: t('executionLog'),
              cell: ({ level }) => (
                <StatusChip tone={level === 'OFF' ? 'neutral' : 'ok'}>{t(`levels.${level}`)}</StatusChip>
              ),
            },
            {
              header: t('accessLog'),
              cell: ({ hasAccessLog }) => (
                <StatusChip tone={hasAccessLog ? 'ok' : 'neutral'}>{hasAccessLog ? t('on') : t('off')}</StatusChip>
              ),
            },
          ]}
        />
      </div>
    </Card>
  )
}
