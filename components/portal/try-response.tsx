'use client'

import { useTranslations } from 'next-intl'
import { CopyableId } from '#components/ui/copyable-id.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { httpStatusTone, StatusChip } from '#components/ui/status-chip.tsx'
import { AppLimitsLeft } from './app-limits-left.tsx'
import { RefusalExplanation } from './refusal-explanation.tsx'
import { refusalReason } from './refusal-reason.ts'
import { ResponseBody } from './response-body.tsx'
import { TrialLimitsLeft } from './trial-limits-left.tsx'
import type { TryApp } from './try-key-picker.tsx'
import { headerOf, type TryResult } from './try-result.ts'

interface TryResponseProps {
  result: TryResult
  /** What the operation asks for, and what of it was sent. */
  proof: Parameters<typeof refusalReason>[1]
  app: TryApp | undefined
  /** The product whose trial key was filled in. */
  trialSlug: string | undefined
  signUpHref: string | undefined
}

/** What came back, what it means, and what is left of the limits. */
export function TryResponse({ result, proof, app, trialSlug, signUpHref }: TryResponseProps) {
  const t = useTranslations('portal.response')
  if ('refused' in result) {
    return (
      <Notice tone="danger" title={t('notSent')}>
        {result.refused.message}
        {result.refused.requestId && (
          <div className="flex flex-wrap items-center gap-x-1">
            {t('requestId')}
            <CopyableId id={result.refused.requestId} label={t('requestIdName')} />
          </div>
        )}
      </Notice>
    )
  }
  const { answer } = result
  const requestId = headerOf(answer.headers, 'x-amzn-requestid')
  const reason = refusalReason(answer, proof)
  return (
    <section aria-label={t('title')} className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-[0.8125rem] text-muted">
        <StatusChip tone={httpStatusTone(answer.status)}>
          {answer.status} {answer.statusText}
        </StatusChip>
        <span className="tabular-nums">{t('milliseconds', { time: answer.latencyMs })}</span>
        {requestId && <CopyableId id={requestId} label={t('requestIdName')} />}
      </div>
      {reason && <RefusalExplanation reason={reason} signUpHref={signUpHref} />}
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
      {app && <AppLimitsLeft app={app} />}
      {trialSlug && <TrialLimitsLeft slug={trialSlug} />}
    </section>
  )
}
