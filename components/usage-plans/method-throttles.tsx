'use client'

import { Plus, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { Form } from '#components/ui/form.tsx'
import { IconButton } from '#components/ui/icon-button.tsx'
import { Select } from '#components/ui/select.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { WriteFields } from '#components/ui/write-fields.tsx'
import type { PlanMethod } from '#server/access/usage-plans/list-plan-methods.ts'
import type { ApiStage } from '#server/access/usage-plans/usage-plan.ts'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import { type MethodChoice, methodChoices } from './method-choices.ts'

interface MethodThrottlesProps {
  usagePlanId: string
  apiStage: ApiStage
  /** What the stage serves now. */
  served: readonly PlanMethod[]
  apiName: string
  action: FormAction
  mayWrite: boolean
}

interface Row {
  readonly key: number
  readonly method: string
  readonly limits: { readonly rateLimit?: number; readonly burstLimit?: number }
}

/** Limits of single methods of a stage that the plan covers, below the plan's own. */
export function MethodThrottles(props: MethodThrottlesProps) {
  const { usagePlanId, apiStage, served, apiName, action, mayWrite } = props
  const t = useTranslations('usage-plans.methodThrottles')
  const given = Object.entries(apiStage.throttle ?? {})
  const [rows, setRows] = useState<readonly Row[]>(() =>
    given.map(([method, limits], key) => ({ key, method, limits })),
  )
  const [next, setNext] = useState(given.length)
  const choices = methodChoices(
    served,
    rows.map(({ method }) => method),
  )
  const free = choices.find(({ key }) => !rows.some(({ method }) => method === key))
  const add = () => {
    setRows([...rows, { key: next, method: free?.key ?? '', limits: {} }])
    setNext(next + 1)
  }
  const change = (key: number, method: string) =>
    setRows(rows.map((row) => (row.key === key ? { ...row, method } : row)))
  return (
    <Card
      title={t('title', { stage: `${apiName} · ${apiStage.stage}` })}
      info="usagePlans.methodThrottle"
      description={t('description')}
      actions={
        mayWrite && (
          <Button size="small" icon={<Plus />} onPress={add} isDisabled={!free}>
            {t('add')}
          </Button>
        )
      }
    >
      {rows.length === 0 && given.length === 0 ? (
        <p className="text-muted text-sm">{served.length === 0 ? t('nothingDeployed') : t('none')}</p>
      ) : (
        <Form action={action} hidden={{ usagePlanId, apiStage: `${apiStage.apiId}:${apiStage.stage}` }}>
          <WriteFields canWrite={mayWrite}>
            {rows.map((row, index) => (
              <ThrottleRow
                key={row.key}
                row={row}
                index={index}
                choices={choices.filter(({ key }) => key === row.method || !rows.some(({ method }) => method === key))}
                onMethod={(method) => change(row.key, method)}
                onRemove={mayWrite ? () => setRows(rows.filter(({ key }) => key !== row.key)) : undefined}
              />
            ))}
          </WriteFields>
          {mayWrite && (
            <SubmitButton variant="secondary" className="self-start">
              {t('save')}
            </SubmitButton>
          )}
        </Form>
      )}
    </Card>
  )
}

interface ThrottleRowProps {
  row: Row
  index: number
  /** The methods that no other row has. */
  choices: readonly MethodChoice[]
  onMethod: (method: string) => void
  /** Undefined for those who may only look. */
  onRemove: (() => void) | undefined
}

function ThrottleRow({ row, index, choices, onMethod, onRemove }: ThrottleRowProps) {
  const t = useTranslations('usage-plans.methodThrottles')
  const help = ({ isServed, isKeyed }: MethodChoice) => (isServed ? (isKeyed ? undefined : t('noKey')) : t('notServed'))
  const chosen = choices.find(({ key }) => key === row.method)
  const note = chosen && help(chosen)
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto] items-start gap-3 lg:grid-cols-[minmax(0,1fr)_11rem_10rem_auto]">
      <Select
        name={`throttles.${index}.method`}
        label={t('method')}
        value={row.method}
        onChange={onMethod}
        options={choices.map((choice) => {
          const words = help(choice)
          return { value: choice.key, label: choice.label, ...(words ? { help: words } : {}) }
        })}
        {...(note ? { help: note } : {})}
        className="max-lg:col-span-3"
      />
      <TextField
        name={`throttles.${index}.rateLimit`}
        label={t('rate')}
        suffix={t('perSecond')}
        inputMode="decimal"
        defaultValue={String(row.limits.rateLimit ?? '')}
      />
      <TextField
        name={`throttles.${index}.burstLimit`}
        label={t('burst')}
        suffix={t('atOnce')}
        inputMode="numeric"
        defaultValue={String(row.limits.burstLimit ?? '')}
      />
      {onRemove && (
        <IconButton
          label={row.method ? t('remove', { method: row.method }) : t('removeRow')}
          icon={<X />}
          onPress={onRemove}
          className="mt-6.5"
        />
      )}
    </div>
  )
}
