'use client'

import { BookmarkPlus } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { CodeBlock } from '#components/ui/code-block.tsx'
import { CopyButton } from '#components/ui/copy-button.tsx'
import { CopyableId } from '#components/ui/copyable-id.tsx'
import { KeyValueList } from '#components/ui/key-value-list.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Segments } from '#components/ui/segments.tsx'
import { httpStatusTone, StatusChip } from '#components/ui/status-chip.tsx'
import type { TracedMethodTest } from '#server/rest-apis/test-invoke/trace-method.ts'
import { readable } from './message-diff.ts'
import { MessageHeaders } from './message-headers.tsx'
import { durationWords } from './stage-words.ts'
import { testCurl } from './test-curl.ts'
import type { PastTest } from './test-history.ts'
import { TraceWaterfall } from './trace-waterfall.tsx'

interface TestResultProps {
  test: PastTest
  baseUrl: string
  onSave: () => void
}

/** What the method answered, what happened on the way, and AWS's log of it. */
export function TestResult({ test, baseUrl, onSave }: TestResultProps) {
  const t = useTranslations('test.result')
  const { outcome, call } = test
  if ('refused' in outcome) {
    return (
      <div role="alert">
        <Notice tone="danger" title={t('notRun')}>
          {outcome.refused}
        </Notice>
      </div>
    )
  }
  const { result } = outcome
  return (
    <div className="flex flex-col gap-4">
      <Card
        title={t('response')}
        level={3}
        actions={
          <>
            <CopyButton text={testCurl(call, baseUrl)} variant="secondary">
              {t('copyCurl')}
            </CopyButton>
            <Button size="small" icon={<BookmarkPlus />} onPress={onSave}>
              {t('saveExample')}
            </Button>
          </>
        }
      >
        <Answer result={result} />
      </Card>
      <Happened result={result} />
    </div>
  )
}

function Answer({ result }: { result: TracedMethodTest }) {
  const t = useTranslations('test.result')
  const locale = useLocale()
  const { status, body, multiValueHeaders, trace } = result
  const headers = Object.entries(multiValueHeaders).flatMap(([name, values]) =>
    values.map((value): [string, string] => [name, value]),
  )
  const parameters = [...trace.pathParameters, ...trace.queryString]
  return (
    <div className="flex flex-col gap-3">
      <p role="status" className="flex flex-wrap items-center gap-3 text-sm">
        <StatusChip tone={httpStatusTone(status)}>{status}</StatusChip>
        <span className="text-muted tabular-nums">{durationWords(trace.durationMs, locale)}</span>
        <CopyableId id={trace.requestId} label={t('requestId')} />
      </p>
      {trace.failure && (
        <Notice tone={status >= 500 ? 'danger' : 'warn'} title={t('why')}>
          {trace.failure}
        </Notice>
      )}
      {body === '' ? (
        <p className="text-[0.8125rem] text-muted">{t('noBody')}</p>
      ) : (
        <CodeBlock code={readable(body)} wrap />
      )}
      <MessageHeaders headers={headers} />
      {parameters.length > 0 && (
        <details className="text-[0.8125rem]">
          <summary className="w-fit cursor-pointer rounded text-muted hover:text-ink">
            {t('parameters', { count: parameters.length })}
          </summary>
          <div className="mt-2">
            <KeyValueList items={parameters.map(([key, value]) => ({ key, value }))} columns={2} />
          </div>
        </details>
      )}
    </div>
  )
}

/** The waterfall, and beside it the log as AWS writes it. */
function Happened({ result }: { result: TracedMethodTest }) {
  const t = useTranslations('test.result')
  const [view, setView] = useState('waterfall')
  return (
    <Card
      title={t('happened')}
      level={3}
      flush
      actions={
        <Segments
          label={t('view')}
          value={view}
          onChange={setView}
          choices={[
            { value: 'waterfall', label: t('waterfall') },
            { value: 'log', label: t('log') },
          ]}
        />
      }
    >
      {view === 'waterfall' ? (
        <TraceWaterfall trace={result.trace} />
      ) : (
        <div className="px-5 py-4">
          <CodeBlock code={result.log} wrap />
        </div>
      )}
    </Card>
  )
}
