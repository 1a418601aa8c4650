'use client'

import { Play } from 'lucide-react'
import { type FormEvent, useRef, useState } from 'react'
import { Form as AriaForm } from 'react-aria-components'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { Select } from '#components/ui/select.tsx'
import { TextArea } from '#components/ui/text-area.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { Method } from '#server/rest-apis/methods/method.ts'
import type { MethodKey } from '../method-request-form.tsx'
import { PairRows } from '../pair-rows.tsx'
import { declaredPairs, mentionedVariables, pathVariables, readTestCall } from './test-call.ts'
import type { RunTest, TestOutcome } from './test-outcome.ts'
import { TestResult } from './test-result.tsx'

interface MethodTestPaneProps {
  methodKey: MethodKey
  method: Method
  path: string
  run: RunTest
}

const verbs = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS']

/** Runs the method as it is now, and shows all that happened. */
export function MethodTestPane({ methodKey, method, path, run }: MethodTestPaneProps) {
  const [verb, setVerb] = useState(methodKey.httpMethod === 'ANY' ? 'GET' : methodKey.httpMethod)
  const [outcome, setOutcome] = useState<TestOutcome>()
  const [isRunning, setIsRunning] = useState(false)
  const result = useRef<HTMLDivElement>(null)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (isRunning) return
    setIsRunning(true)
    const call = readTestCall(new FormData(event.currentTarget), methodKey, path)
    setOutcome(await run(call).catch(() => ({ refused: 'The server did not answer.' })))
    setIsRunning(false)
    requestAnimationFrame(() => result.current?.scrollIntoView({ block: 'nearest', behavior: 'smooth' }))
  }
  const takesBody = !['GET', 'HEAD'].includes(verb)
  return (
    <div className="flex flex-col gap-4">
      <Card
        title="Test"
        description="Runs the draft, backend and all, without deploying it. Authorization, API key, limits and cache are left out, and nothing is counted."
      >
        <AriaForm aria-label={`Test ${methodKey.httpMethod} ${path}`} className="flex flex-col gap-5" onSubmit={submit}>
          <div className="grid gap-5 sm:grid-cols-2">
            {methodKey.httpMethod === 'ANY' && (
              <Select
                label="Method"
                name="httpMethod"
                value={verb}
                onChange={setVerb}
                options={verbs.map((value) => ({ value, label: value }))}
              />
            )}
            {pathVariables(path).map((name) => (
              <TextField key={name} label={`{${name}}`} name={`path.${name}`} monospace autoComplete="off" />
            ))}
          </div>
          <PairRows
            field="query"
            label="Query string"
            nameLabel="Parameter"
            valueLabel="Value"
            rows={declaredPairs(method.requestParameters, 'querystring')}
          />
          <PairRows
            field="headers"
            label="Headers"
            nameLabel="Header"
            valueLabel="Value"
            rows={declaredPairs(method.requestParameters, 'header')}
          />
          <PairRows
            field="variables"
            label="Stage variables"
            nameLabel="Variable"
            valueLabel="Value"
            rows={mentionedVariables(method.methodIntegration)}
          />
          {takesBody && <TextArea label="Request body" name="body" rows={6} monospace optional />}
          <Button type="submit" variant="primary" icon={<Play />} isPending={isRunning} className="self-start">
            Test
          </Button>
        </AriaForm>
      </Card>
      <div ref={result} aria-live="polite" className={`scroll-my-5 ${isRunning ? 'opacity-60' : ''}`}>
        {outcome && <TestResult outcome={outcome} />}
      </div>
    </div>
  )
}
