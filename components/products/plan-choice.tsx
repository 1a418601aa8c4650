import { quotaWords, rateWords } from '#components/portal/limit-words.ts'
import { Checkbox } from '#components/ui/checkbox.tsx'
import type { UsagePlan } from '#server/access/usage-plans/usage-plan.ts'

interface PlanChoiceProps {
  plans: readonly UsagePlan[]
  chosen: readonly string[]
}

/** Which usage plans of the account. */
export function PlanChoice({ plans, chosen }: PlanChoiceProps) {
  if (plans.length === 0) return <p className="text-muted text-sm">There is no usage plan yet.</p>
  return (
    <fieldset className="grid gap-2 sm:grid-cols-2">
      <legend className="sr-only">Plans</legend>
      {plans.map((plan) => (
        <Checkbox
          key={plan.id}
          name="plans"
          value={plan.id}
          defaultSelected={chosen.includes(plan.id)}
          help={<PlanFacts plan={plan} />}
        >
          {plan.name}
        </Checkbox>
      ))}
    </fieldset>
  )
}

/** What tells plans of one name apart. */
export function PlanFacts({ plan }: { plan: UsagePlan }) {
  return (
    <>
      <code className="text-xs">{plan.id}</code> · {planLimits(plan)}
    </>
  )
}

/** `10 requests a second, 20 at once · 10,000 requests a month`. */
function planLimits(plan: Pick<UsagePlan, 'throttle' | 'quota'>): string {
  return [rateWords(plan.throttle), quotaWords(plan.quota)].filter(Boolean).join(' · ') || 'no limits'
}
