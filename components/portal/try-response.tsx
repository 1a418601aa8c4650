'use client'

import { useTranslations } from 'next-intl'
import { CopyableId } from '#components/ui/copyable-id.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { httpStatusTone, StatusChip } from '#components/ui/status-chip.tsx'
import { LimitsLeft } from './limits-left.tsx'
import { ResponseBody } from './response-body.tsx'
import type { TryApp } from './try-key-picker.tsx'
import { headerOf, type TryAnswer, type TryResult } from './try-result.ts'

interface TryResponseProps {
  result: TryResult
  hasKey: boolean
  app: TryApp | undefined
  signUpHref: string | undefined
}

/** What came back, what it means, and what is left of the limits. */
export function TryResponse({ result, hasKey, app, signUpHref }: TryResponseProps) {
  const t = useTranslations('portal.response')
  if ('refused' in result) {
    return (
      <Notice tone="danger" title={t('notSent')}>
        {result.refused.message}
        {result.refused.requestId && (
          <div>
            {t.rich('requestId', {
              id: result.refused.requestId,
              code: (words) => <code className="select-all">{words}</code>,
            })}
          </div>
        )}
      </Notice>
    )
  }
  const { answer } = result
  const requestId = headerOf(answer.headers, 'x-amzn-requestid')
  return (
    <section aria-label={t('title')} className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-[0.8125rem] text-muted">
        <StatusChip tone={httpStatusTone(answer.status)}>
          {answer.status} {answer.statusText}
        </StatusChip>
        <span className="tabular-nums">{t('milliseconds', { time: answer.latencyMs })}</span>
        {requestId && <CopyableId id={requestId} label={t('requestIdName')} />}
      </div>
      <Explanation answer={answer} hasKey={hasKey} signUpHref={signUpHref} />
      <ResponseBody answer={answer} />
      <details className="text-[0.8125rem]">
        <summary className="w-fit rounded text-muted hover:text-ink">
          {t('headers', { count: answer.headers.length })}
        </summary>
        <dl className="mt-2 flex flex-col gap-1 rounded-lg border border-line bg-sunken p-3.5 font-mono text-xs">
          {answer.headers.map(([name, value]) => (
            <div key={`${name} ${value}`} className="wrap-anywhere">
              <dt className="inline text-muted">{name}: </dt>
              <dd className="inline">{value}</dd>
            </div>
          ))}
        </dl>
      </details>
      {app && <LimitsLeft app={app} />}
    </section>
  )
}

/** What the gateway's own refusals mean, and what to do. */
function Explanation({
  answer,
  hasKey,
  signUpHref,
}: {
  answer: TryAnswer
  hasKey: boolean
  signUpHref: string | undefined
}) {
  const t = useTranslations('portal.response')
  const refusal = headerOf(answer.headers, 'x-amzn-errortype')
  if (!refusal) return null
  if (answer.status === 403 && !hasKey) {
    return (
      <Notice
        tone="info"
        title={t('needsKey')}
        action={
          signUpHref && (
            <LinkButton href={signUpHref} size="small">
              {t('signUp')}
            </LinkButton>
          )
        }
      >
        {t('needsKeyHelp')}
      </Notice>
    )
  }
  if (answer.status === 429) {
    const isQuota = refusal.startsWith('LimitExceeded')
    return (
      <Notice tone="warn" title={isQuota ? t('quotaUsed') : t('tooFast')}>
        {isQuota ? t('quotaUsedHelp') : t('tooFastHelp')}
      </Notice>
    )
  }
  return null
}
