import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { AuditRecord } from '#server/identity/audit/list-audit-records.ts'
import { CodeBlock } from '../ui/code-block.tsx'
import { CopyableId } from '../ui/copyable-id.tsx'
import { KeyValueList } from '../ui/key-value-list.tsx'
import { RelativeTime } from '../ui/relative-time.tsx'
import { AuditActor } from './audit-actor.tsx'
import { auditedObjectHref } from './audited-object-href.ts'

interface AuditDetailsProps {
  record: AuditRecord
  /** The log of this actor alone. */
  actorHref: string
}

/** One change with all that was written down about it. */
export function AuditDetails({ record, actorHref }: AuditDetailsProps) {
  const t = useTranslations('audit.details')
  const { resource, detail, requestId, sourceIp, at } = record
  const objectHref = auditedObjectHref(resource)
  return (
    <div className="flex flex-col gap-6">
      <KeyValueList
        columns={1}
        items={[
          {
            key: t('object'),
            value: objectHref ? (
              <Link href={objectHref} className="text-link">
                <code className="text-[0.8125rem] wrap-anywhere">{resource}</code>
              </Link>
            ) : (
              <code className="text-[0.8125rem] wrap-anywhere">{resource}</code>
            ),
          },
          {
            key: t('who'),
            value: (
              <span className="flex flex-wrap items-center gap-x-4 gap-y-1">
                <AuditActor record={record} />
                <Link href={actorHref} scroll={false} className="text-link text-[0.8125rem]">
                  {t('allBy')}
                </Link>
              </span>
            ),
          },
          { key: t('when'), value: <RelativeTime at={at} /> },
          { key: t('from'), value: sourceIp },
          {
            key: t('request'),
            value: (
              <span className="flex flex-wrap items-center gap-x-4 gap-y-1">
                <CopyableId id={requestId} label={t('requestLabel')} />
                <Link
                  href={`/console/requests/${encodeURIComponent(requestId)}`}
                  className="text-link text-[0.8125rem]"
                >
                  {t('wholeRequest')}
                </Link>
              </span>
            ),
          },
        ]}
      />
      {detail && Object.keys(detail).length > 0 ? (
        <CodeBlock title={t('change')} code={JSON.stringify(detail, undefined, 2)} wrap />
      ) : (
        <p className="text-muted text-sm">{t('noDetail')}</p>
      )}
    </div>
  )
}
