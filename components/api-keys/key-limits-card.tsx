import Link from 'next/link'
import { rateWords, resetWords } from '#components/portal/limit-words.ts'
import { Card } from '#components/ui/card.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Form } from '#components/ui/form.tsx'
import { Meter } from '#components/ui/meter.tsx'
import { Select } from '#components/ui/select.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { KeyLimits } from '#server/traffic/usage/read-key-limits.ts'

interface KeyLimitsCardProps {
  apiKeyId: string
  limits: readonly KeyLimits[]
  otherPlans: readonly { id: string; name: string }[]
  addAction: FormAction
  removeAction: FormAction
}

/** The plans of a key, how far their limits are used, and into which others it can go. */
export function KeyLimitsCard({ apiKeyId, limits, otherPlans, addAction, removeAction }: KeyLimitsCardProps) {
  return (
    <Card title="Usage plans" description="What the key may use, and what it has used">
      <div className="flex flex-col gap-5">
        {limits.length === 0 && (
          <EmptyState title="In no plan">
            Every method that needs a key refuses this one. Add it to a plan that covers the stage.
          </EmptyState>
        )}
        {limits.map((limit) => (
          <div key={limit.usagePlanId} className="flex flex-col gap-3 border-line border-b pb-5">
            <div className="flex flex-wrap items-center justify-between gap-3">
              <Link href={`/console/usage-plans/${limit.usagePlanId}`} className="text-link font-medium">
                {limit.usagePlanName}
              </Link>
              <Form action={removeAction} hidden={{ usagePlanId: limit.usagePlanId, keyId: apiKeyId }}>
                <SubmitButton variant="danger-ghost" size="small">
                  Remove
                </SubmitButton>
              </Form>
            </div>
            <p className="text-[0.8125rem] text-muted">{rateWords(limit) ?? 'No rate limit'}</p>
            {limit.quota ? (
              <Meter
                label={`Quota of the ${limit.quota.period.toLowerCase()}`}
                used={limit.quota.used}
                limit={limit.quota.limit}
                unit="requests"
                reset={resetWords(limit.quota.periodEnd, new Date())}
              />
            ) : (
              <p className="text-[0.8125rem] text-muted">No quota</p>
            )}
          </div>
        ))}
        {otherPlans.length > 0 && (
          <Form action={addAction} hidden={{ keyId: apiKeyId }} resetOnDone>
            <div className="flex flex-wrap items-end gap-3">
              <Select
                name="usagePlanId"
                label="Add to a plan"
                className="sm:w-72"
                options={otherPlans.map((plan) => ({ value: plan.id, label: plan.name, help: plan.id }))}
              />
              <SubmitButton variant="secondary">Add</SubmitButton>
            </div>
          </Form>
        )}
      </div>
    </Card>
  )
}
