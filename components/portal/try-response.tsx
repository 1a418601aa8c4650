'use client'

import Image from 'next/image'
import { CodeBlock } from '#components/ui/code-block.tsx'
import { CopyableId } from '#components/ui/copyable-id.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { httpStatusTone, StatusChip } from '#components/ui/status-chip.tsx'
import { bodyText } from './body-text.ts'
import { LimitsLeft } from './limits-left.tsx'
import type { TryApp } from './try-key-picker.tsx'
import type { TryResult } from './try-result.ts'

interface TryResponseProps {
  result: TryResult
  hasKey: boolean
  app: TryApp | undefined
  signUpHref: string | undefined
}

/** What came back, what it means, and what is left of the limits. */
export function TryResponse({ result, hasKey, app, signUpHref }: TryResponseProps) {
  if ('refused' in result) {
    return (
      <Notice tone="danger" title="The request was not sent">
        {result.refused.message}
        {result.refused.requestId && (
          <div>
            Request id: <code className="select-all">{result.refused.requestId}</code>
          </div>
        )}
      </Notice>
    )
  }
  const { answer } = result
  const requestId = headerOf(answer.headers, 'x-amzn-requestid')
  return (
    <section aria-label="Response" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-[0.8125rem] text-muted">
        <StatusChip tone={httpStatusTone(answer.status)}>
          {answer.status} {answer.statusText}
        </StatusChip>
        <span className="tabular-nums">{answer.latencyMs} ms</span>
        {requestId && <CopyableId id={requestId} label="request id" />}
      </div>
      <Explanation answer={answer} hasKey={hasKey} signUpHref={signUpHref} />
      <ResponseBody answer={answer} />
      <details className="text-[0.8125rem]">
        <summary className="w-fit rounded text-muted hover:text-ink">{answer.headers.length} headers</summary>
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

type Answer = Extract<TryResult, { answer: unknown }>['answer']

function headerOf(headers: Answer['headers'], name: string): string | undefined {
  return headers.find(([header]) => header.toLowerCase() === name)?.[1]
}

function ResponseBody({ answer }: { answer: Answer }) {
  const type = headerOf(answer.headers, 'content-type') ?? ''
  if (answer.image) {
    return (
      <div className="flex justify-center rounded-lg border border-line bg-sunken p-3">
        {/* A data address: there is nothing to optimise. */}
        <Image
          src={`data:${type.split(';')[0]};base64,${answer.image}`}
          alt="The answer"
          width={320}
          height={320}
          unoptimized
          className="h-auto max-h-80 w-auto max-w-full"
        />
      </div>
    )
  }
  if (answer.body === '') return <p className="text-[0.8125rem] text-muted">The answer has no body.</p>
  return (
    <>
      <CodeBlock code={bodyText(answer.body, type)} wrap />
      {answer.truncated && <p className="text-[0.8125rem] text-muted">Only the first mebibyte is shown.</p>}
    </>
  )
}

/** What the gateway's own refusals mean, and what to do. */
function Explanation({
  answer,
  hasKey,
  signUpHref,
}: {
  answer: Answer
  hasKey: boolean
  signUpHref: string | undefined
}) {
  const refusal = headerOf(answer.headers, 'x-amzn-errortype')
  if (!refusal) return null
  if (answer.status === 403 && !hasKey) {
    return (
      <Notice
        tone="info"
        title="This operation needs a key"
        action={
          signUpHref && (
            <LinkButton href={signUpHref} size="small">
              Sign up
            </LinkButton>
          )
        }
      >
        The request went out without one. Take a key above and send it again.
      </Notice>
    )
  }
  if (answer.status === 429) {
    const isQuota = refusal.startsWith('LimitExceeded')
    return (
      <Notice tone="warn" title={isQuota ? 'The quota of your plan is used up' : 'Faster than your plan allows'}>
        {isQuota ? 'It starts again with the next period; another plan has more.' : 'Wait a second and send again.'}
      </Notice>
    )
  }
  return null
}
