'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { Card } from '#components/ui/card.tsx'
import { showToast } from '#components/ui/toast.tsx'
import type { MethodExample } from '#server/rest-apis/documentation/list-method-examples.ts'
import type { Method } from '#server/rest-apis/methods/method.ts'
import { type SaveExample, SaveExampleDialog } from './save-example-dialog.tsx'
import { readTestCall } from './test-call.ts'
import { emptyForm, exampleForm, type ModelBody, readForm, type TestForm } from './test-form.ts'
import { type PastTest, pastTests, rememberTest } from './test-history.ts'
import { TestHistory } from './test-history-list.tsx'
import type { RunTest } from './test-outcome.ts'
import { type TestRequestChoices, TestRequestForm } from './test-request-form.tsx'
import { TestResult } from './test-result.tsx'

interface MethodTestPaneProps {
  methodKey: { restApiId: string; resourceId: string; httpMethod: string }
  method: Method
  path: string
  /** A body that fits the method's model. */
  modelBody: ModelBody | undefined
  choices: TestRequestChoices
  /** Where a stage is called, for the command that does the same. */
  baseUrl: string
  examples: readonly MethodExample[]
  run: RunTest
  save: SaveExample
}

/** Runs the method as it is now, and shows all that happened. */
export function MethodTestPane(props: MethodTestPaneProps) {
  const { methodKey, method, path, modelBody, examples, run, save } = props
  const t = useTranslations('test.pane')
  const key = Object.values(methodKey).join('/')
  const [tests, setTests] = useState<readonly PastTest[]>([])
  const [shown, setShown] = useState<PastTest>()
  const [form, setForm] = useState(() => ({ version: 0, values: emptyForm(method, methodKey.httpMethod, modelBody) }))
  const [isRunning, setIsRunning] = useState(false)
  const [isSaving, setIsSaving] = useState(false)
  const result = useRef<HTMLDivElement>(null)
  useEffect(() => setTests(pastTests(key)), [key])
  const fill = (values: TestForm) => setForm(({ version }) => ({ version: version + 1, values }))
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (isRunning) return
    setIsRunning(true)
    const data = new FormData(event.currentTarget)
    const call = readTestCall(data, methodKey, path)
    const outcome = await run(call).catch(() => ({ refused: t('noAnswer') }))
    const known = rememberTest(key, { at: Date.now(), form: readForm(data), call, outcome })
    setTests(known)
    setShown(known[0])
    setIsRunning(false)
    requestAnimationFrame(() => result.current?.scrollIntoView({ block: 'nearest' }))
  }
  return (
    <div className="flex flex-col gap-4">
      <Card title={t('title')} description={t('description')}>
        <TestRequestForm
          key={form.version}
          method={methodKey.httpMethod}
          path={path}
          values={form.values}
          choices={props.choices}
          examples={examples}
          isRunning={isRunning}
          onExample={(example) => fill(exampleForm(form.values, example))}
          onSubmit={submit}
        />
      </Card>
      <TestHistory
        tests={tests}
        shownId={shown?.id}
        onShow={(past) => {
          setShown(past)
          fill(past.form)
        }}
      />
      {/* What was before is no more to be saved once another test is under way. */}
      <div
        ref={result}
        aria-live="polite"
        inert={isRunning}
        className={`scroll-my-5 empty:hidden ${isRunning ? 'opacity-60' : ''}`}
      >
        {shown && <TestResult key={shown.id} test={shown} baseUrl={props.baseUrl} onSave={() => setIsSaving(true)} />}
      </div>
      {shown && (
        <SaveExampleDialog
          isOpen={isSaving}
          onOpenChange={setIsSaving}
          place={{ restApiId: methodKey.restApiId, path, httpMethod: methodKey.httpMethod }}
          test={shown}
          taken={examples.map(({ name }) => name)}
          save={save}
          onSaved={(name) => showToast({ message: t('saved', { name }) })}
        />
      )}
    </div>
  )
}
