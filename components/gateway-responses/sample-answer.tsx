'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Card } from '#components/ui/card.tsx'
import { CodeBlock } from '#components/ui/code-block.tsx'
import { Segments } from '#components/ui/segments.tsx'
import { httpStatusTone, StatusChip } from '#components/ui/status-chip.tsx'
import type { GatewayResponse } from '#server/rest-apis/gateway-responses/gateway-response.ts'
import type { SampleRefusal } from '#server/rest-apis/gateway-responses/sample-refusal.ts'
import { filledTemplate } from './filled-template.ts'

interface SampleAnswerProps {
  /** What answers: what is typed, this type’s own, or that of its family. */
  response: GatewayResponse
  responseType: string
  sample: SampleRefusal
  /** Whether it is what is typed, and not yet saved. */
  isTyped: boolean
}

const usual: readonly [contentType: string, template: string] = [
  'application/json',
  '{"message":$context.error.messageString}',
]

/** What a caller gets, as far as it can be told without a request. */
export function SampleAnswer({ response, responseType, sample, isTyped }: SampleAnswerProps) {
  const t = useTranslations('gateway-responses')
  const [chosen, setChosen] = useState('')
  const status = /^[1-5]\d\d$/.test(response.statusCode ?? '') ? Number(response.statusCode) : sample.status
  const templates = Object.entries(response.responseTemplates)
  const [contentType, template] = templates.find(([name]) => name === chosen) ?? templates[0] ?? usual
  const headers = Object.entries(response.responseParameters).map(([name, value]): [string, string] => [
    name.replace('gatewayresponse.header.', ''),
    valueWords(value),
  ])
  return (
    <Card
      title={t('sampleAnswer.whatACallerGets')}
      description={t(isTyped ? 'sampleAnswer.withWhatIsTyped' : 'sampleAnswer.withWhatIsSavedOnce')}
      className="xl:sticky xl:top-4"
    >
      <div className="flex min-w-0 flex-col gap-3">
        {templates.length > 1 && (
          <div className="overflow-x-auto">
            <Segments
              label={t('sampleAnswer.accept')}
              value={contentType}
              onChange={setChosen}
              choices={templates.map(([name]) => ({ value: name, label: name }))}
            />
          </div>
        )}
        <StatusChip tone={httpStatusTone(status)}>{status}</StatusChip>
        <dl className="font-mono text-xs leading-5">
          {[['Content-Type', contentType], ['x-amzn-ErrorType', sample.errorType], ...headers].map(([name, value]) => (
            <div key={name} className="wrap-anywhere">
              <dt className="inline text-muted">{name}: </dt>
              <dd className="inline">{value}</dd>
            </div>
          ))}
        </dl>
        <CodeBlock code={readable(filledTemplate(template, responseType, sample))} wrap />
      </div>
    </Card>
  )
}

/** `'*'` is a constant; everything else comes from the request. */
function valueWords(value: string): string {
  const [, constant] = /^'(.*)'$/s.exec(value) ?? []
  return constant ?? `⟨${value}⟩`
}

function readable(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), undefined, 2)
  } catch {
    return body
  }
}
