'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Card } from '#components/ui/card.tsx'
import { CodeBlock } from '#components/ui/code-block.tsx'
import { Form } from '#components/ui/form.tsx'
import { KeyValueList } from '#components/ui/key-value-list.tsx'
import { Select } from '#components/ui/select.tsx'
import { StatusChip } from '#components/ui/status-chip.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { InvocationReport } from '#server/functions/function-runner.ts'
import { CodeEditor } from './code-editor.tsx'
import { sampleEvents } from './hello-world.ts'

interface TestFunctionProps {
  functionName: string
  action: FormAction<InvocationReport>
}

const eventText = (name: string) =>
  JSON.stringify(sampleEvents.find((sample) => sample.name === name)?.event ?? {}, null, 2)

/** Runs what is saved with an event, and shows what came of it. */
export function TestFunction({ functionName, action }: TestFunctionProps) {
  const t = useTranslations('functions')
  const [sample, setSample] = useState<string>(sampleEvents[0].name)
  const [payload, setPayload] = useState(() => eventText(sampleEvents[0].name))
  const [report, setReport] = useState<InvocationReport>()
  return (
    <Card title={t('testFunction.test')} description={t('testFunction.runsWhatIsSavedAs')}>
      <div className="flex min-w-0 flex-col gap-4">
        <Form
          action={action}
          hidden={{ functionName }}
          onDone={({ result }) => setReport(result)}
          aria-label={t('testFunction.test')}
        >
          <Select
            label={t('testFunction.event')}
            info="functions.test"
            value={sample}
            onChange={(name) => {
              setSample(name)
              setPayload(eventText(name))
            }}
            options={sampleEvents.map(({ name }) => ({ value: name, label: t(`events.${name}`) }))}
          />
          <CodeEditor
            label={t('testFunction.eventJSON')}
            name="payload"
            value={payload}
            onChange={setPayload}
            rows={10}
          />
          <SubmitButton className="self-start">{t('testFunction.run')}</SubmitButton>
        </Form>
        <div aria-live="polite" className="flex min-w-0 flex-col gap-4">
          {report && <Report report={report} />}
        </div>
      </div>
    </Card>
  )
}

function Report({ report }: { report: InvocationReport }) {
  const t = useTranslations('functions')
  const format = useFormatter()
  const { functionError, durationMs, billedDurationMs, initDurationMs, maxMemoryUsedMb } = report
  return (
    <>
      <StatusChip tone={functionError ? 'danger' : 'ok'}>
        {functionError ? t('testFunction.itFailed') : t('testFunction.itAnswered')}
      </StatusChip>
      <KeyValueList
        columns={4}
        items={[
          { key: t('testFunction.duration'), value: `${format.number(durationMs, { maximumFractionDigits: 1 })} ms` },
          { key: t('testFunction.billed'), value: `${billedDurationMs} ms` },
          {
            key: t('testFunction.coldStart'),
            value: initDurationMs === undefined ? t('testFunction.no') : `${initDurationMs} ms`,
          },
          { key: t('testFunction.memory'), value: `${maxMemoryUsedMb} MB` },
        ]}
      />
      <CodeBlock title={t('testFunction.answer')} code={pretty(report.payload)} wrap />
      <CodeBlock title={t('testFunction.logOf', { requestId: report.requestId })} code={report.logTail} wrap />
    </>
  )
}

function pretty(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json), null, 2)
  } catch {
    return json
  }
}
