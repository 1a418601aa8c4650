'use client'

import { Card } from '#components/ui/card.tsx'
import { CodeBlock } from '#components/ui/code-block.tsx'
import { CopyableId } from '#components/ui/copyable-id.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { httpStatusTone, StatusChip } from '#components/ui/status-chip.tsx'
import type { TracedMethodTest } from '#server/rest-apis/test-invoke/trace-method.ts'
import { MessageHeaders } from './message-headers.tsx'
import type { TestOutcome } from './test-outcome.ts'
import { TraceWaterfall } from './trace-waterfall.tsx'

/** What the method answered, what happened on the way, and AWS's log of it. */
export function TestResult({ outcome }: { outcome: TestOutcome }) {
  if ('refused' in outcome) {
    return (
      <div role="alert">
        <Notice tone="danger" title="The test did not run">
          {outcome.refused}
        </Notice>
      </div>
    )
  }
  const { result } = outcome
  return (
    <div className="flex flex-col gap-4">
      <Answer result={result} />
      <TraceWaterfall trace={result.trace} />
      <Card title="Log" description="As the stage’s execution log would have it" level={3}>
        <CodeBlock code={result.log} wrap />
      </Card>
    </div>
  )
}

function Answer({ result }: { result: TracedMethodTest }) {
  const { status, latency, body, multiValueHeaders, trace } = result
  const headers = Object.entries(multiValueHeaders).flatMap(([name, values]) =>
    values.map((value): [string, string] => [name, value]),
  )
  return (
    <Card title="Response" level={3}>
      <div className="flex flex-col gap-3">
        <p role="status" className="flex flex-wrap items-center gap-3 text-sm">
          <StatusChip tone={httpStatusTone(status)}>{status}</StatusChip>
          <span className="text-muted tabular-nums">{latency} ms</span>
          <CopyableId id={trace.requestId} label="request id" />
        </p>
        {trace.failure && (
          <Notice tone={status >= 500 ? 'danger' : 'warn'} title="Why">
            {trace.failure}
          </Notice>
        )}
        {body === '' ? (
          <p className="text-[0.8125rem] text-muted">No body.</p>
        ) : (
          <CodeBlock code={readable(body)} wrap />
        )}
        <MessageHeaders headers={headers} />
      </div>
    </Card>
  )
}

function readable(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), undefined, 2)
  } catch {
    return body
  }
}
