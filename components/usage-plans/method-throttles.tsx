'use client'

import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { Form } from '#components/ui/form.tsx'
import { IconButton } from '#components/ui/icon-button.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { ApiStage } from '#server/access/usage-plans/usage-plan.ts'
import type { FormAction } from '#server/adapters/next/form-state.ts'

interface MethodThrottlesProps {
  usagePlanId: string
  apiStage: ApiStage
  apiName: string
  action: FormAction
}

/** Limits of single methods of a stage that the plan covers, below the plan's own. */
export function MethodThrottles({ usagePlanId, apiStage, apiName, action }: MethodThrottlesProps) {
  const given = Object.entries(apiStage.throttle ?? {})
  const [rows, setRows] = useState(() => given.map(([method, limits], key) => ({ key, method, limits })))
  const [next, setNext] = useState(given.length)
  const add = () => {
    setRows([...rows, { key: next, method: '', limits: {} }])
    setNext(next + 1)
  }
  return (
    <Card
      title={`Methods of ${apiName} · ${apiStage.stage}`}
      description="Limits of single methods, for each key: /path/VERB"
      actions={
        <Button size="small" icon={<Plus />} onPress={add}>
          Add a method
        </Button>
      }
    >
      {rows.length === 0 && given.length === 0 ? (
        <p className="text-muted text-sm">Only the plan’s own limits hold.</p>
      ) : (
        <Form action={action} hidden={{ usagePlanId, apiStage: `${apiStage.apiId}:${apiStage.stage}` }}>
          {rows.map((row) => (
            <div key={row.key} className="flex flex-wrap items-end gap-3">
              <TextField
                name="method"
                label="Method"
                defaultValue={row.method}
                placeholder="/pets/{petId}/GET"
                monospace
                className="min-w-52 flex-1"
              />
              <TextField
                name="rateLimit"
                label="Rate"
                suffix="per second"
                inputMode="decimal"
                defaultValue={String(row.limits.rateLimit ?? '')}
                className="w-40"
              />
              <TextField
                name="burstLimit"
                label="Burst"
                suffix="at once"
                inputMode="numeric"
                defaultValue={String(row.limits.burstLimit ?? '')}
                className="w-36"
              />
              <IconButton
                label={`Remove ${row.method || 'row'}`}
                icon={<X />}
                onPress={() => setRows(rows.filter(({ key }) => key !== row.key))}
              />
            </div>
          ))}
          <SubmitButton variant="secondary" className="self-start">
            Save method limits
          </SubmitButton>
        </Form>
      )}
    </Card>
  )
}
