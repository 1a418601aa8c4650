'use client'

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
  const [sample, setSample] = useState<string>(sampleEvents[0].name)
  const [payload, setPayload] = useState(() => eventText(sampleEvents[0].name))
  const [report, setReport] = useState<InvocationReport>()
  return (
    <Card title="Test" description="Runs what is saved, as an API would call it">
      <div className="flex min-w-0 flex-col gap-4">
        <Form action={action} hidden={{ functionName }} onDone={({ result }) => setReport(result)} aria-label="Test">
          <Select
            label="Event"
            value={sample}
            onChange={(name) => {
              setSample(name)
              setPayload(eventText(name))
            }}
            options={sampleEvents.map(({ name }) => ({ value: name, label: name }))}
          />
          <CodeEditor label="Event, JSON" name="payload" value={payload} onChange={setPayload} rows={10} />
          <SubmitButton className="self-start">Run</SubmitButton>
        </Form>
        <div aria-live="polite" className="flex min-w-0 flex-col gap-4">
          {report && <Report report={report} />}
        </div>
      </div>
    </Card>
  )
}

function Report({ report }: { report: InvocationReport }) {
  const { functionError, durationMs, billedDurationMs, initDurationMs, maxMemoryUsedMb } = report
  return (
    <>
      <StatusChip tone={functionError ? 'danger' : 'ok'}>{functionError ? 'It failed' : 'It answered'}</StatusChip>
      <KeyValueList
        columns={4}
        items={[
          { key: 'Duration', value: `${durationMs.toFixed(1)} ms` },
          { key: 'Billed', value: `${billedDurationMs} ms` },
          { key: 'Cold start', value: initDurationMs === undefined ? 'no' : `${initDurationMs} ms` },
          { key: 'Memory', value: `${maxMemoryUsedMb} MB` },
        ]}
      />
      <CodeBlock title="Answer" code={pretty(report.payload)} wrap />
      <CodeBlock title={`Log of ${report.requestId}`} code={report.logTail} wrap />
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
