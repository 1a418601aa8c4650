'use client'

import { Plus, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
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
  mayWrite: boolean
}

/** Limits of single methods of a stage that the plan covers, below the plan's own. */
export function MethodThrottles({ usagePlanId, apiStage, apiName, action, mayWrite }: MethodThrottlesProps) {
  const t = useTranslations('usage-plans.methodThrottles')
  const given = Object.entries(apiStage.throttle ?? {})
  const [rows, setRows] = useState(() => given.map(([method, limits], key) => ({ key, method, limits })))
  const [next, setNext] = useState(given.length)
  const add = () => {
    setRows([...rows, { key: next, method: '', limits: {} }])
    setNext(next + 1)
  }
  return (
    <Card
      title={t('title', { stage: `${apiName} · ${apiStage.stage}` })}
      description={t('description')}
      actions={
        mayWrite && (
          <Button size="small" icon={<Plus />} onPress={add}>
            {t('add')}
          </Button>
        )
      }
    >
      {rows.length === 0 && given.length === 0 ? (
        <p className="text-muted text-sm">{t('none')}</p>
      ) : (
        <Form action={action} hidden={{ usagePlanId, apiStage: `${apiStage.apiId}:${apiStage.stage}` }}>
          {rows.map((row) => (
            <div key={row.key} className="flex flex-wrap items-end gap-3">
              <TextField
                name="method"
                label={t('method')}
                defaultValue={row.method}
                placeholder="/pets/{petId}/GET"
                monospace
                className="min-w-52 flex-1"
              />
              <TextField
                name="rateLimit"
                label={t('rate')}
                suffix={t('perSecond')}
                inputMode="decimal"
                defaultValue={String(row.limits.rateLimit ?? '')}
                className="w-44"
              />
              <TextField
                name="burstLimit"
                label={t('burst')}
                suffix={t('atOnce')}
                inputMode="numeric"
                defaultValue={String(row.limits.burstLimit ?? '')}
                className="w-40"
              />
              {mayWrite && (
                <IconButton
                  label={row.method ? t('remove', { method: row.method }) : t('removeRow')}
                  icon={<X />}
                  onPress={() => setRows(rows.filter(({ key }) => key !== row.key))}
                />
              )}
            </div>
          ))}
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
