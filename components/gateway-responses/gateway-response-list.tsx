import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { classNames } from '#components/ui/class-names.ts'
import { searchHref } from '#components/ui/search-href.ts'
import { httpStatusTone, StatusChip } from '#components/ui/status-chip.tsx'
import { Table } from '#components/ui/table.tsx'
import type { GatewayResponse } from '#server/rest-apis/gateway-responses/gateway-response.ts'
import { responseTitle } from './response-titles.ts'

type ListedResponse = GatewayResponse & { defaultStatus: number }

interface GatewayResponseListProps {
  restApiId: string
  /** All types, customised or not. */
  responses: readonly ListedResponse[]
  search: Readonly<Record<string, string | string[] | undefined>>
  /** `customised`, `default`, or all. */
  show: string
}

/** What callers are answered when the gateway itself refuses: every type, whether somebody changed it, and its status. */
export function GatewayResponseList({ restApiId, responses, search, show }: GatewayResponseListProps) {
  const t = useTranslations('gateway-responses')
  const base = `/console/apis/${restApiId}/gateway-responses`
  const changed = responses.filter(({ defaultResponse }) => !defaultResponse)
  const changedTypes = new Set(changed.map(({ responseType }) => responseType))
  const shown = responses.filter(({ defaultResponse }) => show === '' || (show === 'customised') === !defaultResponse)
  const filters = [
    { label: t('gatewayResponseList.all'), value: '', count: responses.length },
    { label: t('gatewayResponseList.customised'), value: 'customised', count: changed.length },
    { label: t('gatewayResponseList.default'), value: 'default', count: responses.length - changed.length },
  ]
  return (
    <div className="flex flex-col gap-4">
      <p className="max-w-prose text-muted text-sm">{t('gatewayResponseList.whatCallersGetWhenThe')}</p>
      <nav aria-label={t('gatewayResponseList.filter')} className="flex flex-wrap gap-1.5">
        {filters.map(({ label, value, count }) => (
          <Link
            key={label}
            href={searchHref(base, search, { show: value || null })}
            {...(show === value ? { 'aria-current': 'true' as const } : {})}
            className={classNames(
              'inline-flex h-7 items-center gap-1.5 rounded-full border px-2.5 font-medium text-xs',
              show === value
                ? 'border-accent bg-accent-soft text-accent-text'
                : 'border-line bg-surface text-muted hover:border-line-strong hover:text-ink',
            )}
          >
            {label} <span className="tabular-nums">{count}</span>
          </Link>
        ))}
      </nav>
      <Table
        label={t('gatewayResponseList.gatewayResponses')}
        rows={shown}
        keyOf={({ responseType }) => responseType}
        empty={
          <p className="rounded-lg border border-line border-dashed px-6 py-10 text-center text-muted text-sm">
            {show === 'customised'
              ? t('gatewayResponseList.allAnswerAsAWSsDo')
              : t('gatewayResponseList.allAreCustomised')}
          </p>
        }
        columns={[
          {
            header: t('gatewayResponseList.when'),
            cell: ({ responseType }) => (
              <span className="flex min-w-0 flex-col">
                <Link href={`${base}/${responseType}`} className="text-link font-medium">
                  {responseTitle(responseType, t)}
                </Link>
                <code className="text-faint text-xs wrap-anywhere">{responseType}</code>
              </span>
            ),
          },
          { header: t('gatewayResponseList.status'), cell: (response) => <Status response={response} /> },
          {
            header: t('gatewayResponseList.answer'),
            cell: (response) => <Answer response={response} changedTypes={changedTypes} />,
          },
          {
            header: t('gatewayResponseList.headers'),
            wideOnly: true,
            align: 'end',
            cell: ({ responseParameters }) =>
              Object.keys(responseParameters).length || <span className="text-faint">–</span>,
          },
        ]}
      />
    </div>
  )
}

function Status({ response: { responseType, statusCode, defaultStatus } }: { response: ListedResponse }) {
  const t = useTranslations('gateway-responses')
  if (statusCode === undefined && responseType.startsWith('DEFAULT_'))
    return <span className="text-muted">{t('gatewayResponseList.asRefused')}</span>
  const status = Number(statusCode ?? defaultStatus)
  return <StatusChip tone={httpStatusTone(status)}>{status}</StatusChip>
}

function Answer({ response, changedTypes }: { response: ListedResponse; changedTypes: ReadonlySet<string> }) {
  const t = useTranslations('gateway-responses')
  if (!response.defaultResponse) return <StatusChip tone="accent">{t('gatewayResponseList.customised')}</StatusChip>
  const family = response.defaultStatus < 500 ? 'DEFAULT_4XX' : 'DEFAULT_5XX'
  if (changedTypes.has(family))
    return <span className="text-muted">{t('gatewayResponseList.as', { family: family })}</span>
  return <span className="text-muted">{t('gatewayResponseList.default')}</span>
}
