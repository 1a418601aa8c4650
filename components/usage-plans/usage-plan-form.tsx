import { StageChoice } from '#components/products/stage-choice.tsx'
import { Card } from '#components/ui/card.tsx'
import { Form } from '#components/ui/form.tsx'
import { Select } from '#components/ui/select.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { UsagePlan } from '#server/access/usage-plans/usage-plan.ts'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { NamedStage } from '#server/rest-apis/stages/list-stages.ts'

interface UsagePlanFormProps {
  action: FormAction
  /** Undefined: a new one, with the limits of a free plan filled in. */
  plan?: UsagePlan
  stages: readonly NamedStage[]
}

/** Name, limits and stages of a plan. */
export function UsagePlanForm({ action, plan, stages }: UsagePlanFormProps) {
  const { throttle, quota } = plan ?? { throttle: { rateLimit: 10, burstLimit: 20 }, quota: freeQuota }
  return (
    <Form action={action} {...(plan ? { hidden: { usagePlanId: plan.id } } : {})}>
      <Card title="Plan">
        <div className="grid gap-5 sm:grid-cols-2">
          <TextField name="name" label="Name" defaultValue={plan?.name ?? ''} autoFocus={!plan} autoComplete="off" />
          <TextField
            name="description"
            label="Description"
            defaultValue={plan?.description ?? ''}
            optional
            autoComplete="off"
          />
        </div>
      </Card>
      <Card title="Limits of each key" description="An empty field is no limit">
        <div className="grid gap-5 sm:grid-cols-2 lg:grid-cols-4">
          <TextField
            name="throttle.rateLimit"
            label="Rate"
            suffix="per second"
            inputMode="decimal"
            defaultValue={String(throttle?.rateLimit ?? '')}
            optional
          />
          <TextField
            name="throttle.burstLimit"
            label="Burst"
            suffix="at once"
            inputMode="numeric"
            defaultValue={String(throttle?.burstLimit ?? '')}
            optional
          />
          <TextField
            name="quota.limit"
            label="Quota"
            suffix="requests"
            inputMode="numeric"
            defaultValue={String(quota?.limit ?? '')}
            optional
          />
          <Select
            name="quota.period"
            label="In each"
            defaultValue={quota?.period ?? 'MONTH'}
            options={[
              { value: 'DAY', label: 'day' },
              { value: 'WEEK', label: 'week' },
              { value: 'MONTH', label: 'month' },
            ]}
          />
        </div>
      </Card>
      <Card title="Stages" description="Where the plan’s keys work">
        <StageChoice
          name="apiStages"
          stages={stages}
          chosen={(plan?.apiStages ?? []).map(({ apiId, stage }) => `${apiId}:${stage}`)}
        />
      </Card>
      <SubmitButton className="self-start">{plan ? 'Save plan' : 'Create plan'}</SubmitButton>
    </Form>
  )
}

const freeQuota = { limit: 10_000, period: 'MONTH' as const }
