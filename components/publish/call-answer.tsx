import { useTranslations } from 'next-intl'
import { CopyableId } from '#components/ui/copyable-id.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { httpStatusTone, StatusChip } from '#components/ui/status-chip.tsx'
import type { CallOutcome } from './live-call.tsx'

interface CallAnswerProps {
  outcome: CallOutcome | undefined
  isCalling: boolean
}

/** Status, headers and body of an answer; what the answer means when it is a refusal. */
export function CallAnswer({ outcome, isCalling }: CallAnswerProps) {
  const t = useTranslations('publish.answer')
  if (!outcome) {
    return (
      <p role="status" className="text-muted text-sm">
        {isCalling ? t('calling') : t('nothing')}
      </p>
    )
  }
  if ('error' in outcome) {
    return (
      <div role="alert">
        <Notice tone="danger" title={t('failed')}>
          {outcome.error}
        </Notice>
      </div>
    )
  }
  const status = meaningful.find((each) => each === String(outcome.status))
  const requestId = headerOf(outcome.headers, 'x-amzn-requestid')
  const meaning = status && t(`meanings.${status}`)
  return (
    <section aria-label={t('label')} className={`flex flex-col gap-3 ${isCalling ? 'opacity-60' : ''}`}>
      <p role="status" className="flex flex-wrap items-center gap-3 text-sm">
        <StatusChip tone={httpStatusTone(outcome.status)}>{outcome.status}</StatusChip>
        <span className="text-muted tabular-nums">{t('milliseconds', { count: outcome.latencyMs })}</span>
        {requestId && (
          <CopyableId
            id={requestId}
            label={t('requestId')}
            href={`/console/requests/${encodeURIComponent(requestId)}`}
          />
        )}
      </p>
      {meaning && <p className="text-[0.8125rem] text-muted">{meaning}</p>}
      <pre
        tabIndex={0}
        className="max-h-80 overflow-auto whitespace-pre-wrap rounded-lg border border-line bg-sunken p-3.5 text-[0.8125rem] leading-5 wrap-anywhere"
      >
        {readable(outcome.body) || t('noBody')}
      </pre>
      {outcome.truncated && <p className="text-[0.8125rem] text-muted">{t('truncated')}</p>}
      <details className="text-[0.8125rem]">
        <summary className="w-fit rounded text-muted hover:text-ink">
          {t('headers', { count: outcome.headers.length })}
        </summary>
        <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
          {outcome.headers.map(([name, value]) => (
            <div key={`${name} ${value}`} className="contents">
              <dt className="text-faint">{name}</dt>
              <dd className="font-mono text-xs wrap-anywhere">{value}</dd>
            </div>
          ))}
        </dl>
      </details>
    </section>
  )
}

/** Statuses that have something to say about the set-up. */
const meaningful = ['403', '429', '500', '502', '504'] as const

function headerOf(headers: readonly (readonly [string, string])[], wanted: string): string {
  return headers.find(([name]) => name.toLowerCase() === wanted)?.[1] ?? ''
}

function readable(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2)
  } catch {
    return body
  }
}
