'use client'

import { FlaskConical } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type FormEvent, useRef, useState } from 'react'
import { Form as AriaForm } from 'react-aria-components'
import { PairRows } from '#components/apis/pair-rows.tsx'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { Segments } from '#components/ui/segments.tsx'
import { Select } from '#components/ui/select.tsx'
import { Switch } from '#components/ui/switch.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import {
  callablePath,
  noKey,
  type RunSimulation,
  readSimulation,
  type SimulationChoices,
  type SimulationOutcome,
  verbs,
} from './simulation.ts'
import { SimulationResult } from './simulation-result.tsx'
import { SimulatorCaller } from './simulator-caller.tsx'

interface SimulatorProps {
  restApiId: string
  /** What stands in the editor. */
  policy: string
  choices: SimulationChoices
  run: RunSimulation
}

/** Whether somebody could call, and by which statement. */
export function Simulator({ restApiId, policy, choices, run }: SimulatorProps) {
  const t = useTranslations('resource-policy.simulator')
  const [of, setOf] = useState<'draft' | 'deployed'>('draft')
  const [outcome, setOutcome] = useState<SimulationOutcome>()
  const [isRunning, setIsRunning] = useState(false)
  const result = useRef<HTMLDivElement>(null)
  const fields = outcome && 'refused' in outcome ? outcome.fields : undefined
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (isRunning) return
    setIsRunning(true)
    const question = readSimulation(new FormData(event.currentTarget), { restApiId, of, policy })
    setOutcome(await run(question).catch(() => ({ refused: t('noAnswer') })))
    setIsRunning(false)
    requestAnimationFrame(() => result.current?.scrollIntoView({ block: 'nearest' }))
  }
  return (
    <div className="flex min-w-0 flex-col gap-5">
      <Card title={t('title')} info="resourcePolicy.simulator" description={t('description')}>
        <AriaForm
          aria-label={t('title')}
          className="flex flex-col gap-5"
          onSubmit={submit}
          validationErrors={{ ...fields }}
          validationBehavior="aria"
        >
          {choices.stages.length > 0 && (
            <Segments
              label={t('of')}
              value={of}
              onChange={(value) => setOf(value === 'deployed' ? 'deployed' : 'draft')}
              choices={[
                { value: 'draft', label: t('draft') },
                { value: 'deployed', label: t('deployed') },
              ]}
            />
          )}
          <RequestFields choices={choices} />
          <SimulatorCaller accessKeys={choices.accessKeys} />
          <Select
            label={t('apiKey')}
            name="apiKeyId"
            defaultValue={noKey}
            options={[
              { value: noKey, label: t('noApiKey') },
              ...choices.apiKeys.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            optional
          />
          <Circumstances />
          <Button type="submit" variant="primary" icon={<FlaskConical />} isPending={isRunning} className="self-start">
            {t('run')}
          </Button>
        </AriaForm>
      </Card>
      <div ref={result} aria-live="polite" className={`scroll-my-5 empty:hidden ${isRunning ? 'opacity-60' : ''}`}>
        {outcome && <SimulationResult outcome={outcome} />}
      </div>
    </div>
  )
}

/** Which call it is, and from where. */
function RequestFields({ choices: { stages, methods } }: Pick<SimulatorProps, 'choices'>) {
  const t = useTranslations('resource-policy.simulator')
  const [first] = methods
  const verb = verbs.find((each) => each === first?.httpMethod) ?? 'GET'
  return (
    <>
      <div className="grid gap-5 sm:grid-cols-[8rem_minmax(0,1fr)_10rem]">
        <Select
          label={t('method')}
          name="httpMethod"
          defaultValue={verb}
          options={verbs.map((value) => ({ value, label: value }))}
        />
        <TextField
          label={t('path')}
          name="path"
          defaultValue={first ? callablePath(first.path) : '/'}
          monospace
          autoComplete="off"
        />
        {stages.length === 0 ? (
          <TextField label={t('stage')} name="stageName" defaultValue="prod" monospace autoComplete="off" />
        ) : (
          <Select
            label={t('stage')}
            name="stageName"
            defaultValue={stages.find((name) => name === 'prod') ?? stages[0] ?? ''}
            options={stages.map((value) => ({ value, label: value }))}
          />
        )}
      </div>
      <TextField
        label={t('sourceIp')}
        info="resourcePolicy.sourceIp"
        name="sourceIp"
        defaultValue="203.0.113.7"
        help={t('sourceIpHelp')}
        monospace
        autoComplete="off"
      />
    </>
  )
}

/** What else policies may ask about. */
function Circumstances() {
  const t = useTranslations('resource-policy.simulator')
  return (
    <details className="text-sm">
      <summary className="w-fit cursor-pointer rounded font-medium text-[0.8125rem] text-muted hover:text-ink">
        {t('more')}
      </summary>
      <div className="mt-4 flex flex-col gap-5">
        <PairRows
          field="headers"
          label={t('headers')}
          help={t('headersHelp')}
          nameLabel={t('header')}
          valueLabel={t('value')}
          rows={[]}
        />
        <TextField
          label={t('at')}
          name="at"
          type="datetime-local"
          help={t('atHelp')}
          optional
          className="sm:max-w-64"
        />
        <Switch name="isSecure" defaultSelected>
          {t('isSecure')}
        </Switch>
      </div>
    </details>
  )
}
